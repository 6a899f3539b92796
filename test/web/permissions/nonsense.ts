/** What somebody may write where an address has an id: no numbers, numbers that are none of ours, ways to write 1 that are no id, code. */
export const NONSENSE: readonly string[] = [
  '0',
  '-1',
  '1e99',
  '1e0',
  '0x1',
  '01',
  ' 1',
  '1.0',
  '+1',
  'NaN',
  'Infinity',
  '2147483648',
  '9007199254740993',
  '99999999999999999999999999',
  'nothing',
  'null',
  '__proto__',
  "1' or '1'='1",
  "'; drop table users; --",
  '../../etc/passwd',
  '%',
  '*',
  '\u0000',
  '1\n2',
  '😀\u202e',
  'x'.repeat(3000),
];

/** Places of the parameters in a route, each as the address with that one alone replaced. */
export function withOneReplaced(route: string, address: string, by: string): string[] {
  const [asked, real] = [route.split('/'), address.split('/')];
  return asked.flatMap((part, place) =>
    part.startsWith(':') || part.startsWith('{')
      ? [real.map((own, at) => (at === place ? encodeURIComponent(by) : own)).join('/')]
      : [],
  );
}
