/** The values of ticked boxes of one name: none, one (a text) or several (a list). */
export function chosen(body: Record<string, unknown> | undefined, name: string): string[] {
  const value = body?.[name];
  const list = Array.isArray(value) ? value : [value];
  return list.filter((one): one is string => typeof one === 'string' && one !== '');
}
