/**
 * The path when it leads to a page of ours, else '/'. Addresses of other hosts are refused in every spelling that a
 * browser follows: '//host', '/\host', a scheme, control characters.
 */
export function localPath(path: unknown): string {
  if (typeof path !== 'string' || !path.startsWith('/')) return '/';
  if (path.startsWith('//') || path.includes('\\') || hasControl(path)) return '/';
  return path;
}

function hasControl(text: string): boolean {
  return [...text].some((character) => character.charCodeAt(0) < 32 || character.charCodeAt(0) === 127);
}
