import type { Columns, Direction } from '../../composite/columns.ts';
import { type Scoring, scorings } from '../scorings.ts';
import { characteristicObjects, comet } from './comet.ts';

/** Who says how good each combination of marks is. */
export interface Judging {
  /** A method in the place of an expert. */
  readonly judge: Scoring;
  /** An expert's own: how good each combination is, in the order of `characteristicObjects`. */
  readonly judgements?: readonly number[] | undefined;
}

/** More combinations than these nobody judges, and no page waits for. */
export const MOST_OBJECTS = 10_000;

/** How many combinations the marks of these columns make. */
export function objectsOf(marks: readonly (readonly number[])[]): number {
  return marks.reduce((product, { length }) => product * length, 1);
}

/**
 * COMET on columns in their own units, each between its first mark and its last (marks rise): combinations of marks are judged, by
 * an expert or by a method on the marks from 0 to 1, and each row is as good as those around it.
 */
export function cometByJudge(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
  marks: readonly (readonly number[])[],
  { judge, judgements }: Judging,
): Float64Array {
  if (judgements) return comet(columns, marks, Float64Array.from(judgements));
  const objects = characteristicObjects(marks);
  const better = marks.map((own, j) => {
    const [low, high] = [own[0] ?? 0, own.at(-1) ?? 1];
    return Float64Array.from(objects, (object) => {
      const part = ((object[j] ?? 0) - low) / (high - low);
      return directions[j] === -1 ? 1 - part : part;
    });
  });
  return comet(columns, marks, scorings[judge](better, weights));
}
