import { keyLine } from '../entry.ts';
import { isSoundKey } from '../tlog/ed25519.ts';
import { ED25519, keyName, parseVkey } from '../tlog/vkey.ts';
import type { Say } from './finding.ts';
import type { ShownEntry, ShownLine } from './lines.ts';
import { spokenLine } from './spoken.ts';

/** A key as the log registered it. */
export interface IssuerKey {
  readonly id: string;
  readonly key: Uint8Array;
  readonly holder: string;
  readonly from: string;
  readonly until: string | undefined;
  readonly revoked: { readonly from: string; readonly index: number | undefined } | undefined;
}

const KEY_LINE = keyLine('');

/** Reads the issuers' keys out of their lines, by key id. */
export function checkIssuers(
  lines: ReadonlyMap<string, ShownLine>,
  say: Say,
): ReadonlyMap<string, IssuerKey> {
  const keys = new Map<string, IssuerKey>();
  for (const { line, entries } of lines.values()) {
    if (!line.startsWith(KEY_LINE)) continue;
    const id = line.slice(KEY_LINE.length);
    const key = registered(id, entries);
    if (key) keys.set(id, key);
    else if (entries.length > 0) say('entry.malformed', { line: spokenLine(line), seq: 1 }, line);
  }
  return keys;
}

/** Of what is no event: first the registration; then the same key with its end, when another took its place; or its revocation. */
function registered(id: string, entries: readonly ShownEntry[]): IssuerKey | undefined {
  const [first, ...later] = entries.filter(({ entry }) => entry.type !== 'maidehao/event/1');
  if (first?.entry.type !== 'maidehao/key/1') return undefined;
  const { vkey: text, holder, from } = first.entry;
  const vkey = parseVkey(text);
  if (!vkey || vkey.algorithm !== ED25519 || keyName(vkey) !== id || !isSoundKey(vkey.key)) return undefined;
  let until = first.entry.until;
  let revoked: IssuerKey['revoked'];
  for (const { entry, index } of later) {
    if (entry.type === 'maidehao/key/1' && entry.vkey === text && entry.holder === holder) {
      until = earlier(until, entry.until);
    } else if (entry.type === 'maidehao/key-revoked/1' && entry.key === id) {
      revoked ??= { from: entry.from, index };
      if (entry.from < revoked.from) revoked = { from: entry.from, index: revoked.index };
    } else return undefined;
  }
  return { id, key: vkey.key, holder, from, until, revoked };
}

// ISO moments of one form and time zone: their order is that of their text.
function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
