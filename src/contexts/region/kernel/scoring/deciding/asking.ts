import { type Columns, type Direction, rangeOf } from '../../composite/columns.ts';
import { cometByJudge, type Judging, MOST_OBJECTS, objectsOf } from './comet-by-judge.ts';
import { ervd } from './ervd.ts';
import { type Limit, limitsOnProperty } from './limits.ts';
import { rim } from './rim.ts';
import { spotis } from './spotis.ts';

/** Methods that ask of each column what its bounds, its ideal, its point of reference, its limit or its marks are; more is better in each. */
export const askingNames = ['comet', 'ervd', 'lopm', 'rim', 'spotis'] as const;
export type AskingName = (typeof askingNames)[number];

/** What is said of a column, in its own units. */
export interface Said {
  readonly goalposts?: { readonly worst: number; readonly best: number } | undefined;
  /** The span that is as good as can be. */
  readonly ideal?: { readonly from: number; readonly to: number } | undefined;
  /** What counts as neither gain nor loss. */
  readonly reference?: number | undefined;
  /** What it should be. */
  readonly limit?: Limit | undefined;
  /** Rising values at which it is judged together with the others. */
  readonly marks?: readonly number[] | undefined;
}

/** What a method lacks: something of a column, a figure of it where it lies outside of what was said, or that marks are too many to judge. */
export type Lacking =
  | {
      readonly column: number;
      readonly what: 'goalposts' | 'ideal' | 'reference' | 'limit' | 'marks';
      readonly row?: number;
    }
  | { readonly objects: number; readonly most: number };

/** The first thing that is not said, or the first figure outside of it. */
export function notSaid(name: AskingName, columns: Columns, said: readonly Said[]): Lacking | undefined {
  for (const [column, own] of said.entries()) {
    const lacking = lackingIn(name, columns[column] ?? new Float64Array(), own);
    if (lacking) return { column, ...lacking };
  }
  if (name !== 'comet') return undefined;
  const objects = objectsOf(said.map(({ marks = [] }) => marks));
  return objects > MOST_OBJECTS ? { objects, most: MOST_OBJECTS } : undefined;
}

function lackingIn(
  name: AskingName,
  column: Float64Array,
  { goalposts, ideal, reference, limit, marks }: Said,
): { what: 'goalposts' | 'ideal' | 'reference' | 'limit' | 'marks'; row?: number } | undefined {
  const outside = (least: number, most: number) => column.findIndex((value) => value < least || value > most);
  const row = (at: number, what: 'goalposts' | 'limit' | 'marks') =>
    at >= 0 ? { what, row: at } : undefined;
  if (name === 'ervd') return reference === undefined ? { what: 'reference' } : undefined;
  // It divides by each figure.
  if (name === 'lopm') return limit ? row(outside(Number.MIN_VALUE, Infinity), 'limit') : { what: 'limit' };
  if (name === 'comet')
    return marks ? row(outside(marks[0] ?? 0, marks.at(-1) ?? 0), 'marks') : { what: 'marks' };
  if (!goalposts) return { what: 'goalposts' };
  const [low, high] = boundsOf(goalposts);
  const off = row(outside(low, high), 'goalposts');
  if (off || name !== 'rim') return off;
  const inside = ideal && ideal.from >= low && ideal.from <= ideal.to && ideal.to <= high;
  return inside ? undefined : { what: 'ideal' };
}

/** Of columns in their own units, of which everything the method asks is said. */
export function askingScore(
  name: AskingName,
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
  said: readonly Said[],
  judging: Judging,
): Float64Array {
  if (name === 'comet') {
    const marks = said.map((own) => own.marks ?? []);
    return cometByJudge(columns, weights, directions, marks, judging);
  }
  if (name === 'lopm') {
    const limits = said.map(({ limit }) => limit ?? { kind: 'most' as const, value: 1 });
    return limitsOnProperty(columns, weights, limits).map((off) => -off);
  }
  const bounds = said.map(({ goalposts }, at) =>
    goalposts ? boundsOf(goalposts) : rangeOf(columns[at] ?? new Float64Array()),
  );
  if (name === 'ervd')
    return ervd(
      columns,
      weights,
      directions,
      said.map(({ reference = 0 }) => reference),
    );
  if (name === 'spotis') return spotis(columns, weights, directions, bounds).map((away) => -away);
  const ideals = said.map(({ ideal }, at) =>
    ideal ? ([ideal.from, ideal.to] as const) : (bounds[at] ?? ([0, 1] as const)),
  );
  return rim(columns, weights, bounds, ideals);
}

function boundsOf({
  worst,
  best,
}: {
  readonly worst: number;
  readonly best: number;
}): readonly [number, number] {
  return worst < best ? [worst, best] : [best, worst];
}
