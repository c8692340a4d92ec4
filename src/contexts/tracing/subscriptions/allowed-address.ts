import { isIP } from 'node:net';
import { isPublic } from '#shared/public-address.ts';

/** May events be sent there, as far as the address itself tells? What its name resolves to is judged when it is connected to. */
export function mayBeTold(dest: string, allowPrivate: boolean): boolean {
  if (dest.length > 2000 || !URL.canParse(dest)) return false;
  const { protocol, hostname, username, password } = new URL(dest);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return false;
  if (allowPrivate) return true;
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? !/(^|\.)localhost\.?$|\.(local|internal)\.?$/.test(host) : isPublic(host);
}
