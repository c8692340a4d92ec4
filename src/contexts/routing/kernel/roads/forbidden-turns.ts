import { type Drive, headOf, tailOf, timeOf } from './drives.ts';
import type { Roads } from './roads.ts';
import type { TurnRestriction } from './turn-restriction.ts';

/** Turns that nobody may make, by the drives from and to which they lead: in the order of `from`, then of `to`, each once. */
export interface Turns {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** A piece of a way that restrictions name, with its ends as indices of nodes. */
export interface PieceOfWay {
  readonly piece: number;
  readonly from: number;
  readonly to: number;
}

type Streets = Pick<Roads, 'from' | 'to' | 'ahead' | 'back'>;

/**
 * The turns that restrictions (`via` an index of a node) forbid, and how many restrictions say no turn there is: their ways are no roads
 * of the file, do not meet at the node, or pass it, so that it is open which side is meant. One into a street that is closed that way
 * forbids nothing new and is not counted.
 */
export function forbiddenTurns(
  streets: Streets,
  restrictions: readonly TurnRestriction[],
  piecesOf: ReadonlyMap<number, readonly PieceOfWay[]>,
): { readonly turns: Turns; readonly unclear: number } {
  const forbidden = new Pairs();
  const only = new Pairs();
  let unclear = 0;
  for (const { isOnly, from, via, to } of restrictions) {
    const into = from.map((way) =>
      drivesOf(streets, piecesOf.get(way), (piece) => [piece.to, piece.from], via),
    );
    const outOf = to.map((way) =>
      drivesOf(streets, piecesOf.get(way), (piece) => [piece.from, piece.to], via),
    );
    const isClear = [...into, ...outOf].every((side) => side !== undefined && side.length <= 1);
    const froms = into.flatMap((side) => side ?? []);
    const turns = froms.flatMap((a) =>
      // A bollard at the node parts the two: there is no turn.
      outOf
        .flatMap((side) => side ?? [])
        .filter((b) => tailOf(streets, b) === headOf(streets, a))
        .map((b) => [a, b] as const),
    );
    const saysNothing = isOnly && froms.length > 0 && turns.length === 0;
    if (!isClear || saysNothing) unclear += 1;
    else for (const [a, b] of turns) (isOnly ? only : forbidden).put(a, b);
  }
  for (const [from, others] of othersThan(streets, only)) for (const to of others) forbidden.put(from, to);
  return { turns: forbidden.sorted(), unclear };
}

/** Open drives along a way to or from a node; undefined where the way has no end of a piece there. */
function drivesOf(
  streets: Streets,
  pieces: readonly PieceOfWay[] | undefined,
  endsOf: (piece: PieceOfWay) => readonly [ahead: number, back: number],
  node: number,
): readonly Drive[] | undefined {
  const there = (pieces ?? []).flatMap((each) =>
    endsOf(each).flatMap((end, back) => (end === node ? [2 * each.piece + back] : [])),
  );
  return there.length > 0 ? there.filter((drive) => timeOf(streets, drive) > 0) : undefined;
}

/**
 * Where only some turns are allowed, all the others, turning round among them. Two that each allow one turn allow both: so two arrows on one
 * sign are mapped.
 */
function othersThan(
  streets: Streets,
  only: Pairs,
): readonly (readonly [from: Drive, others: readonly Drive[]])[] {
  const outOf = new Map<number, Drive[]>();
  for (const from of only.froms()) outOf.set(headOf(streets, from), []);
  if (outOf.size > 0)
    for (let drive = 0; drive < 2 * streets.from.length; drive++)
      if (timeOf(streets, drive) > 0) outOf.get(tailOf(streets, drive))?.push(drive);
  return [...only.froms()].map((from) => {
    const all = outOf.get(headOf(streets, from)) ?? [];
    return [from, all.filter((to) => !only.has(from, to))] as const;
  });
}

/** Pairs of drives, each once. */
class Pairs {
  readonly #tos = new Map<Drive, Set<Drive>>();

  put(from: Drive, to: Drive): void {
    this.#tos.set(from, (this.#tos.get(from) ?? new Set()).add(to));
  }

  has(from: Drive, to: Drive): boolean {
    return this.#tos.get(from)?.has(to) ?? false;
  }

  froms(): Iterable<Drive> {
    return this.#tos.keys();
  }

  sorted(): Turns {
    const all = [...this.#tos].flatMap(([from, tos]) => Array.from(tos, (to) => [from, to] as const));
    all.sort(([a, b], [c, d]) => a - c || b - d);
    return { from: Uint32Array.from(all, ([from]) => from), to: Uint32Array.from(all, ([, to]) => to) };
  }
}
