import { gunzipSync } from 'node:zlib';
import { fromBase64url } from './kernel/base64.ts';
import { foreignStatusList } from './kernel/vc/foreign-credential.ts';
import { isSet } from './kernel/vc/status-bits.ts';

// Four million certificates of one issuer; what unpacks to more is meant to fill our memory.
const LARGEST_LIST = 512 * 1024;

/** What an issuer's status list says of one place: set or not, as of when. Undefined when it is not that issuer's valid list at that address, or has no such place. */
export function statusInList(
  text: string,
  {
    index,
    ...asked
  }: { readonly issuer: string; readonly address: string; readonly now: Date; readonly index: number },
): { readonly revoked: boolean; readonly at: Date } | undefined {
  const list = foreignStatusList(text, asked);
  const bits = list && unpacked(list.packed);
  const revoked = bits && isSet(bits, index);
  return list && revoked !== undefined ? { revoked, at: list.at } : undefined;
}

function unpacked(packed: string): Uint8Array | undefined {
  const bytes = fromBase64url(packed);
  if (!bytes) return undefined;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_LIST });
  } catch {
    return undefined;
  }
}
