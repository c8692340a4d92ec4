import { createHash } from 'node:crypto';

// RFC 6962 and the line map as their definitions read, without a thought for speed: the fast ones must agree with these.

export type Bytes = Uint8Array;

export function sha256(...parts: readonly Bytes[]): Bytes {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** MTH (RFC 6962 § 2.1) over entries. */
export function naiveRoot(entries: readonly Bytes[]): Bytes {
  const [only] = entries;
  if (!only) return sha256();
  if (entries.length === 1) return sha256(Uint8Array.of(0), only);
  const k = largestPowerBelow(entries.length);
  return sha256(Uint8Array.of(1), naiveRoot(entries.slice(0, k)), naiveRoot(entries.slice(k)));
}

/** PATH (RFC 6962 § 2.1.1). */
export function naivePath(index: number, entries: readonly Bytes[]): Bytes[] {
  if (entries.length === 1) return [];
  const k = largestPowerBelow(entries.length);
  return index < k
    ? [...naivePath(index, entries.slice(0, k)), naiveRoot(entries.slice(k))]
    : [...naivePath(index - k, entries.slice(k)), naiveRoot(entries.slice(0, k))];
}

/** SUBTREE_SUBPROOF (draft-ietf-plants-merkle-tree-certs § 4.4.1); with start 0 it is SUBPROOF (RFC 6962 § 2.1.2). */
export function naiveConsistency(
  start: number,
  end: number,
  entries: readonly Bytes[],
  known = true,
): Bytes[] {
  if (start === 0 && end === entries.length) return known ? [] : [naiveRoot(entries)];
  const k = largestPowerBelow(entries.length);
  const [left, right] = [entries.slice(0, k), entries.slice(k)];
  if (end <= k) return [...naiveConsistency(start, end, left, known), naiveRoot(right)];
  if (k <= start) return [...naiveConsistency(start - k, end - k, right, known), naiveRoot(left)];
  return [...naiveConsistency(0, end - k, right, false), naiveRoot(left)];
}

/** The line map's root: no line, one line, or two halves. */
export function naiveMapRoot(heads: ReadonlyMap<string, { seq: number; leaf: Bytes }>): Bytes {
  const lines = [...heads].map(([line, { seq, leaf }]) => {
    const key = sha256(new TextEncoder().encode(line));
    const bits = Array.from(key, (byte) => byte.toString(2).padStart(8, '0')).join('');
    return { bits, hash: sha256(Uint8Array.of(0), key, bigEndian(seq), leaf) };
  });
  return half(lines, '');

  function half(below: typeof lines, prefix: string): Bytes {
    const [only] = below;
    if (!only) return new Uint8Array(32);
    if (below.length === 1) return only.hash;
    const [low, high] = ['0', '1'].map((bit) => {
      const side = prefix + bit;
      return half(
        below.filter(({ bits }) => bits.startsWith(side)),
        side,
      );
    }) as [Bytes, Bytes];
    return sha256(Uint8Array.of(1), low, high);
  }
}

function bigEndian(number: number): Bytes {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return bytes;
}

function largestPowerBelow(count: number): number {
  let k = 1;
  while (k * 2 < count) k *= 2;
  return k;
}

/** Where the next entry of each line stands: what a look through every entry of the log says. */
export function naiveChain(lines: readonly string[], entries: readonly string[]): NaiveLink[] {
  return lines.map((line) => {
    const of = entries.filter((text) =>
      ((JSON.parse(text).chain ?? []) as NaiveLink[]).some((link) => link.line === line),
    );
    const last = of.at(-1);
    if (last === undefined) return { line, seq: 0 };
    const prev = Buffer.from(naiveRoot([new TextEncoder().encode(last)])).toString('base64');
    return { line, seq: of.length, prev };
  });
}

export interface NaiveLink {
  readonly line: string;
  readonly seq: number;
  readonly prev?: string;
}
