import { BlockList, isIP } from 'node:net';

/** Networks that no delivery may reach: our own machine and what only our own network reaches (IANA special registries). */
const OURS = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  OURS.addSubnet(network, bits, 'ipv4');
}

/** Of IPv6 only global unicast is reached, without those parts of it that lead back into an IPv4 network or nowhere. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
const NOT_GLOBAL = new BlockList();
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  NOT_GLOBAL.addSubnet(network, bits, 'ipv6');
}

/** True for an address that is reached from outside our own network; false for all others and for what is none. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !OURS.check(address, 'ipv4');
  if (isIP(address) !== 6) return false;
  return GLOBAL.check(address, 'ipv6') && !NOT_GLOBAL.check(address, 'ipv6');
}

/**
 * Why nothing can be delivered to an address, as a sentence; null when it can, as far as its text tells.
 * @param privateAllowed the configuration lets deliveries into our own network
 */
export function targetProblem(text: string, privateAllowed: boolean): string | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'This is no address; write one like https://hooks.example.com/rotation.';
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isLoopback = host === 'localhost' || host === '127.0.0.1' || host === '::1';
  if (url.username !== '' || url.password !== '') return 'The address must hold neither name nor password.';
  if (url.hash !== '') return 'The address must end before the #.';
  if (url.protocol === 'http:' && isLoopback && privateAllowed) return null;
  if (url.protocol !== 'https:') return 'Deliveries go over https only; write an address that begins with https://.';
  if (privateAllowed) return null;
  const isInside = isLoopback || host.endsWith('.localhost') || (isIP(host) !== 0 && !isPublicAddress(host));
  return isInside ? 'This address lies within our own network; deliveries go outside only.' : null;
}
