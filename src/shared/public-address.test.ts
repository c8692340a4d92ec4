import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublic } from './public-address.ts';

/** First and last of what is closed, with what is open just before and after where that is public (IANA's special-purpose registries). */
const ranges: readonly (readonly [name: string, closed: readonly string[], open: readonly string[]])[] = [
  ['this network', ['0.0.0.0', '0.255.255.255'], ['1.0.0.0']],
  ['private', ['10.0.0.0', '10.255.255.255'], ['9.255.255.255', '11.0.0.0']],
  ['shared by carriers', ['100.64.0.0', '100.127.255.255'], ['100.63.255.255', '100.128.0.0']],
  ['loopback', ['127.0.0.1', '127.255.255.255'], ['126.255.255.255', '128.0.0.0']],
  ['link-local', ['169.254.0.0', '169.254.169.254', '169.254.255.255'], ['169.253.255.255', '169.255.0.0']],
  ['private', ['172.16.0.0', '172.31.255.255'], ['172.15.255.255', '172.32.0.0']],
  ['protocols', ['192.0.0.0', '192.0.0.255'], ['191.255.255.255', '192.0.1.0']],
  ['documentation 1', ['192.0.2.0', '192.0.2.255'], ['192.0.1.255', '192.0.3.0']],
  ['6to4 relays', ['192.88.99.0', '192.88.99.255'], ['192.88.98.255', '192.88.100.0']],
  ['private', ['192.168.0.0', '192.168.255.255'], ['192.167.255.255', '192.169.0.0']],
  ['benchmarks', ['198.18.0.0', '198.19.255.255'], ['198.17.255.255', '198.20.0.0']],
  ['documentation 2', ['198.51.100.0', '198.51.100.255'], ['198.51.99.255', '198.51.101.0']],
  ['documentation 3', ['203.0.113.0', '203.0.113.255'], ['203.0.112.255', '203.0.114.0']],
  ['multicast, reserved, broadcast', ['224.0.0.0', '240.0.0.0', '255.255.255.255'], ['223.255.255.255']],
  ['loopback and unspecified', ['::', '::1'], []],
  [
    'IPv4 in IPv6',
    ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1'],
    [],
  ],
  ['discard', ['100::1'], []],
  [
    'protocols, Teredo',
    ['2001::1', '2001:0:1::', '2001:2::1', '2001:20::1', '2001:1ff:ffff::'],
    ['2001:200::'],
  ],
  ['documentation', ['2001:db8::', '2001:DB8:ffff::1'], ['2001:db7:ffff::', '2001:db9::']],
  ['6to4', ['2002::', '2002:7f00:1::', '2002:ffff::'], ['2003::', '2400:3200::1', '2606:4700::1111']],
  ['documentation', ['3fff::', '3fff:fff:ffff::'], ['3ffe::1', '3fff:1000::']],
  ['segment routing', ['5f00::1', '5f00:ffff::'], []],
  ['not given out', ['4000::', '1fff::', 'a000::1'], []],
  ['unique local', ['fc00::1', 'fd00::1', 'fdff::'], []],
  ['link-local and site-local', ['fe80::1', 'fe80::1%eth0', 'febf::', 'fec0::1', 'feff::'], []],
  ['multicast', ['ff02::1', 'ffff::'], []],
  ['no address', ['', 'x', 'localhost', '1.2.3', '8.8.8.8 ', '2400:3200::1%1', '[2400:3200::1]'], []],
];
for (const [name, closed, open] of ranges) {
  test(`nothing is reached there, and what lies beside it is: ${name} ${closed[0]}`, () => {
    for (const address of closed) assert.equal(isPublic(address), false, address);
    for (const address of open) assert.equal(isPublic(address), true, address);
  });
}
