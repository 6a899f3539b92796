// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const HALVES = /\p{Surrogate}/gu;

/**
 * Text from outside without control characters, which nobody sees but files and terminals stumble over; tabs and line
 * breaks stay, half of a surrogate pair becomes U+FFFD. Of a list each text; anything else comes back as it is.
 */
export function withoutControls<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutControls) as T;
  return typeof value === 'string' ? (value.replace(CONTROLS, '').replace(HALVES, '\ufffd') as T) : value;
}
