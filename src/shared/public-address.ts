import { BlockList, isIP } from 'node:net';

// IANA's registries of special-purpose addresses. Of IPv6, only global unicast (2000::/3) can be public at all: that leaves out loopback,
// what maps or embeds IPv4 (::ffff:0:0/96, 64:ff9b::/96), local and site-local networks (fc00::/7, fe80::/10, fec0::/10), segment routing
// (5f00::/16) and multicast.
// Two lists: in one, a rule for IPv4 written as IPv6 would hold for all of IPv4.
const closed4 = new BlockList();
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
  closed4.addSubnet(net, bits, 'ipv4');
}
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');
const closed6 = new BlockList();
for (const [net, bits] of [
  // Teredo, benchmarking, ORCHID and other protocols' own; documentation; 6to4, which leads to IPv4; documentation.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  closed6.addSubnet(net, bits, 'ipv6');
}

/** An address of the public internet: never our own machines, nor those beside us, however it is written. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed4.check(address, 'ipv4');
  // An address with a zone (fe80::1%eth0) is one of this machine's networks.
  if (family !== 6 || address.includes('%')) return false;
  return open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
}
