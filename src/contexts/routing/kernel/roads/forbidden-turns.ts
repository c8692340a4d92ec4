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
 * Drives out of a junction at which restrictions are kept, four times what a large one has. Stands there times drives out of them are what
 * the hierarchy is made over: a file of thousands of ways at one node would take all the memory there is.
 */
const MOST_DRIVES_OUT = 32;

type Turn = readonly [from: Drive, to: Drive];

/**
 * The turns that restrictions (`via` an index of a node) forbid, and how many restrictions say no turn there is: their ways are no roads
 * of the file, do not meet at the node, or pass it, so that it is open which side is meant; or one allows alone what another forbids, and
 * by both nobody could leave the street; or more ways meet than do anywhere. One into a street that is closed that way forbids nothing new and is not counted.
 */
export function forbiddenTurns(
  streets: Streets,
  restrictions: readonly TurnRestriction[],
  piecesOf: ReadonlyMap<number, readonly PieceOfWay[]>,
): { readonly turns: Turns; readonly unclear: number } {
  const clear = restrictions.flatMap((each) => {
    const turns = turnsOf(streets, each, piecesOf);
    return turns ? [{ isOnly: each.isOnly, turns }] : [];
  });
  const only = new Pairs(clear.filter(({ isOnly }) => isOnly).flatMap(({ turns }) => turns));
  const forbidden = new Pairs(clear.filter(({ isOnly }) => !isOnly).flatMap(({ turns }) => turns));
  const outOf = drivesOutOf(
    streets,
    clear.flatMap(({ turns }) => turns),
  );
  const kept = clear.filter(({ turns }) =>
    turns.every(
      ([a, b]) =>
        !(only.has(a, b) && forbidden.has(a, b)) &&
        (outOf.get(headOf(streets, a))?.length ?? 0) <= MOST_DRIVES_OUT,
    ),
  );
  const allowed = new Pairs(kept.filter(({ isOnly }) => isOnly).flatMap(({ turns }) => turns));
  const left = kept.filter(({ isOnly }) => !isOnly).flatMap(({ turns }) => turns);
  return {
    turns: new Pairs([...left, ...othersThan(streets, outOf, allowed)]).sorted(),
    unclear: restrictions.length - kept.length,
  };
}

/** The turns a restriction names, among those one could make; undefined where it names none. */
function turnsOf(
  streets: Streets,
  { isOnly, from, via, to }: TurnRestriction,
  piecesOf: ReadonlyMap<number, readonly PieceOfWay[]>,
): readonly Turn[] | undefined {
  const into = from.map((way) =>
    drivesOf(streets, piecesOf.get(way), (piece) => [piece.to, piece.from], via),
  );
  const outOf = to.map((way) => drivesOf(streets, piecesOf.get(way), (piece) => [piece.from, piece.to], via));
  if (![...into, ...outOf].every((side) => side !== undefined && side.length <= 1)) return undefined;
  const froms = into.flatMap((side) => side ?? []);
  const turns = froms.flatMap((a) =>
    // A bollard at the node parts the two: there is no turn.
    outOf
      .flatMap((side) => side ?? [])
      .filter((b) => tailOf(streets, b) === headOf(streets, a))
      .map((b) => [a, b] as const),
  );
  return isOnly && froms.length > 0 && turns.length === 0 ? undefined : turns;
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

/** Open drives out of the junctions at which turns are, by junction. */
function drivesOutOf(streets: Streets, turns: readonly Turn[]): ReadonlyMap<number, readonly Drive[]> {
  const outOf = new Map<number, Drive[]>(turns.map(([from]) => [headOf(streets, from), []]));
  if (outOf.size > 0)
    for (let drive = 0; drive < 2 * streets.from.length; drive++)
      if (timeOf(streets, drive) > 0) outOf.get(tailOf(streets, drive))?.push(drive);
  return outOf;
}

/**
 * Where only some turns are allowed, all the others, turning round among them. Two that each allow one turn allow both: so two arrows on one
 * sign are mapped.
 */
function othersThan(
  streets: Streets,
  outOf: ReadonlyMap<number, readonly Drive[]>,
  only: Pairs,
): readonly Turn[] {
  return [...only.froms()].flatMap((from) => {
    const all = outOf.get(headOf(streets, from)) ?? [];
    return all.filter((to) => !only.has(from, to)).map((to) => [from, to] as const);
  });
}

/** Turns, each once. */
class Pairs {
  readonly #tos = new Map<Drive, Set<Drive>>();

  constructor(turns: readonly Turn[]) {
    for (const [from, to] of turns) this.#tos.set(from, (this.#tos.get(from) ?? new Set()).add(to));
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
