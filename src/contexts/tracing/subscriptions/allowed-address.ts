import { BlockList, isIP } from 'node:net';

/** Addresses of no public host (IANA special-purpose registries): our own network is not for strangers to reach through us. */
// Two lists: in one, a rule for IPv4 written as IPv6 (`::ffff:0:0/96`) would hold for all of IPv4.
const closed = { 4: new BlockList(), 6: new BlockList() };
for (const [net, bits] of [
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
  closed[4].addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  closed[6].addSubnet(net, bits, 'ipv6');
}

export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed[4].check(address, 'ipv4');
  return family === 6 && !closed[6].check(address, 'ipv6');
}

/** May events be sent there, as far as the address itself tells? What its name resolves to is judged when it is connected to. */
export function mayBeTold(dest: string, allowPrivate: boolean): boolean {
  if (dest.length > 2000 || !URL.canParse(dest)) return false;
  const { protocol, hostname, username, password } = new URL(dest);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return false;
  if (allowPrivate) return true;
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? !/(^|\.)localhost\.?$|\.(local|internal)\.?$/.test(host) : isPublic(host);
}
