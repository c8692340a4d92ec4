import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { base64 } from './kernel/base64.ts';
import { lineKey } from './kernel/line-proof.ts';
import type { Hash } from './kernel/tlog/merkle.ts';
import { inclusionProofs } from './kernel/tlog/prove.ts';
import { withTiles } from './log/log-tiles.ts';
import type { LogAt } from './log-at.ts';
import { entriesOfLines, entryAt, placesInLines, tilesSeenBy } from './log-reads.ts';
import { refuse, type TracingRefusal } from './refusals.ts';
import { logRunning } from './running-logs.ts';

/** Where an entry stands, and its path to the root of the log it is proven in (RFC 6962, base64, from the leaf up). */
export interface Place {
  readonly index: number;
  readonly proof: readonly string[];
}

/** One line as the map of a log has it. */
export interface ProvenLine {
  readonly line: string;
  /** Of its newest entry; null: there is none, and `mapProof` shows that. */
  readonly seq: number | null;
  /** `lineProofBytes`, base64. */
  readonly mapProof: string;
  /** Of the newest entry: its leaf hash, base64, and its place. */
  readonly leaf?: string;
  readonly head?: Place;
  /** Every entry, oldest first: the exact texts and where each stands; left out where only the line's length was asked for. */
  readonly entries?: readonly string[];
  readonly indexes?: readonly number[];
}

/** Lines of a log with the map they are in: complete, so that nothing can be left out of them unseen. */
export interface ProvenLines {
  /** The map: the last entry of the log. */
  readonly map: { readonly entry: string } & Place;
  /** In the order asked. */
  readonly lines: readonly ProvenLine[];
}

/**
 * Proves what lines hold in a state of the log: everything since their beginning, or that they hold nothing. `lengthOnly` names lines
 * whose entries are nobody's business, such as a lot's `#packed`: only their number is shown. Refuses while the log is not at hand.
 */
export async function proveLines(
  call: Call,
  at: LogAt,
  asked: { readonly lines: readonly string[]; readonly lengthOnly?: readonly string[] },
): Promise<Outcome<ProvenLines, TracingRefusal>> {
  const lengthOnly = new Set(asked.lengthOnly);
  const names = [...asked.lines, ...lengthOnly];
  const heads = await logRunning(at.vkey)?.prove(names, at.size);
  if (!heads) return refuse('tracing.log-not-ready');
  const lines = names.map((line, place) => ({ line, key: lineKey(line), head: heads[place] }));
  const entries = await entriesOfLines(
    call,
    lines.filter(({ line, head }) => head?.seq != null && !lengthOnly.has(line)).map(({ key }) => key),
    at.size,
  );
  const newest = await placesInLines(
    call,
    lines.flatMap(({ line, key, head }) =>
      head?.seq != null && lengthOnly.has(line) ? [{ key, seq: head.seq }] : [],
    ),
  );
  const indexOf = (key: Uint8Array) => {
    const name = Buffer.from(key).toString('hex');
    return newest.get(name) ?? entries.get(name)?.at(-1)?.index;
  };
  const mapIndex = at.size - 1;
  const places = await placesOf(call, at, [mapIndex, ...lines.flatMap(({ key }) => indexOf(key) ?? [])]);
  const placeOf = (index: number | undefined) => places.get(index ?? mapIndex) as Place;

  return ok({
    map: { entry: await entryAt(call, mapIndex), ...placeOf(mapIndex) },
    lines: lines.map(({ line, key, head }): ProvenLine => {
      const proven = { line, seq: head?.seq ?? null, mapProof: base64(head?.proof ?? new Uint8Array(0)) };
      if (!head?.leaf) return proven;
      const all = entries.get(Buffer.from(key).toString('hex'));
      return {
        ...proven,
        leaf: base64(head.leaf),
        head: placeOf(indexOf(key)),
        ...(all ? { entries: all.map(({ entry }) => entry), indexes: all.map(({ index }) => index) } : {}),
      };
    }),
  });
}

/** Paths of entries to the root of a log, by index. */
export async function placesOf(
  call: Call,
  at: LogAt,
  indexes: readonly number[],
): Promise<ReadonlyMap<number, Place>> {
  const distinct = [...new Set(indexes)];
  const proofs = await withTiles(tilesSeenBy(call), (node) => inclusionProofs(distinct, at.size, node));
  // Neighbours share nearly all of their paths.
  const texts = new Map<Hash, string>();
  const textOf = (hash: Hash) => {
    const known = texts.get(hash);
    if (known !== undefined) return known;
    const text = base64(hash);
    texts.set(hash, text);
    return text;
  };
  return new Map(
    distinct.map((index, place) => [index, { index, proof: (proofs[place] ?? []).map(textOf) }]),
  );
}
