import { lookup } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublic } from './public-address.ts';

/** Why an address somebody gave us was not read. */
export type OutsideFault = 'address' | 'unreachable' | 'answer' | 'too-large';

/** What may be reached; tests reach themselves, the product the public internet over TLS alone. */
export interface Reach {
  readonly protocols: readonly string[];
  allowed(ip: string): boolean;
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
