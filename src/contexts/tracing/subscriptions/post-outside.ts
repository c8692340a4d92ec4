import { lookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublic } from '#shared/public-address.ts';
import { mayBeTold } from './allowed-address.ts';

const PATIENCE_MS = 10_000;

/**
 * Posts to an address that somebody gave us; throws unless it answers 2xx in ten seconds. Redirects are not followed. The address that is
 * connected to is the one that was judged: a name that resolves to another the next moment gains nothing.
 */
export async function postOutside(
  dest: string,
  {
    body,
    headers,
    allowPrivate,
  }: { readonly body: string; readonly headers: Record<string, string>; readonly allowPrivate: boolean },
): Promise<void> {
  if (!mayBeTold(dest, allowPrivate)) throw new Error(`${dest} may not be told`);
  const request = dest.startsWith('https:') ? httpsRequest : httpRequest;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const sent = request(
    dest,
    {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      // Kept alive, a connection would outlive the judgement of its address.
      agent: false,
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(allowPrivate ? {} : { lookup: publicOnly }),
    },
    (answer) => {
      answer.resume();
      const status = answer.statusCode ?? 0;
      if (status >= 200 && status < 300) resolve();
      else reject(new Error(`${new URL(dest).host} answered ${status}`));
    },
  );
  sent.once('error', reject);
  sent.end(body);
  return promise;
}

const publicOnly: LookupFunction = (host, options, found) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, '', 0);
    const closed = addresses.find(({ address }) => !isPublic(address));
    const [first] = addresses;
    if (closed || !first)
      return found(new Error(`${host} is at ${closed?.address}, which is not public`), '', 0);
    if (options.all) found(null, addresses);
    else found(null, first.address, first.family);
  });
};
