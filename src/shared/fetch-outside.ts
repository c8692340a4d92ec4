import { lookup } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Why an address somebody gave us was not read. */
export type OutsideFault = 'address' | 'unreachable' | 'answer' | 'too-large';

/** What may be reached; tests reach themselves, the product the public internet over TLS alone. */
export interface Reach {
  readonly protocols: readonly string[];
  allowed(ip: string): boolean;
}

const inside = new BlockList();
for (const [net, prefix] of [
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
  inside.addSubnet(net, prefix, 'ipv4');
}

/** An address of the public internet (IANA special-purpose registries): never our own machines, nor those beside us. */
export function isPublic(ip: string): boolean {
  if (isIP(ip) === 4) return !inside.check(ip, 'ipv4');
  // Global unicast is 2000::/3; within it documentation, Teredo and 6to4 can lead inside.
  return isIP(ip) === 6 && /^[23]/.test(ip) && !/^(2001:(0{0,3}:|:|0?db8:)|2002:|3fff:)/i.test(ip);
}

const publicOverTls: Reach = { protocols: ['https:'], allowed: isPublic };
const LATE_MS = 5_000;
const LARGEST = 1024 * 1024;

/**
 * Reads a text from an address that somebody else chose (a certificate's status list). Follows no redirect, sends nothing of ours, and
 * connects only to the very address it has looked at: a name that answers twice differently leads nowhere.
 */
export async function fetchOutside(
  address: string,
  reach: Reach = publicOverTls,
): Promise<string | OutsideFault> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !reach.protocols.includes(url.protocol) || url.username !== '' || url.password !== '')
    return 'address';
  const ip = await resolved(url.hostname.replace(/^\[|\]$/g, ''));
  if (ip === undefined) return 'unreachable';
  if (!reach.allowed(ip)) return 'address';
  return read(url, ip);
}

async function resolved(host: string): Promise<string | undefined> {
  if (isIP(host)) return host;
  const found = await lookup(host).catch(() => undefined);
  return found?.address;
}

function read(url: URL, ip: string): Promise<string | OutsideFault> {
  const { promise, resolve } = Promise.withResolvers<string | OutsideFault>();
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  const pinned: LookupFunction = (_host, options, answer) => {
    const family = isIP(ip);
    if (options.all) answer(null, [{ address: ip, family }]);
    else answer(null, ip, family);
  };
  const asked = request(
    url,
    {
      lookup: pinned,
      agent: false,
      signal: AbortSignal.timeout(LATE_MS),
      headers: { accept: 'application/vc, application/json' },
    },
    (answer) => {
      if (answer.statusCode !== 200) {
        asked.destroy();
        return resolve('answer');
      }
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.length;
        if (size > LARGEST) {
          asked.destroy();
          resolve('too-large');
        } else parts.push(part);
      });
      answer.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
      answer.on('error', () => resolve('unreachable'));
    },
  );
  asked.on('error', () => resolve('unreachable'));
  asked.end();
  return promise;
}

/** Told apart from a text that happens to read like a fault: a list is JSON. */
export function isFault(read: string | OutsideFault): read is OutsideFault {
  return read === 'address' || read === 'unreachable' || read === 'answer' || read === 'too-large';
}
