import type { Columns } from '../../composite/columns.ts';

/** All combinations of each column's characteristic values, the last column going fastest: one list a combination. */
export function characteristicObjects(values: readonly (readonly number[])[]): number[][] {
  return values.reduce<number[][]>(
    (all, column) => all.flatMap((object) => column.map((x) => [...object, x])),
    [[]],
  );
}

/** The same so that each differs from the one before in one place (a reflected Gray code). */
export function characteristicObjectsInTurn(values: readonly (readonly number[])[]): number[][] {
  return values.reduce<number[][]>(
    (all, column) =>
      all.flatMap((object, at) => (at % 2 === 0 ? column : column.toReversed()).map((x) => [...object, x])),
    [[]],
  );
}

/**
 * COMET (Sałabun 2015): characteristic objects are judged, and each row is as good as those around it, by how near it is to them
 * (triangular fuzzy numbers): ranks of others stay when one leaves. `judgements` says how good each object is, in their order.
 */
export function comet(
  columns: Columns,
  values: readonly (readonly number[])[],
  judgements: Float64Array,
): Float64Array {
  const preferences = placesOf(judgements);
  return (columns[0] ?? new Float64Array()).map((_, row) => {
    let near = [1];
    for (const [j, marks] of values.entries()) {
      const parts = marks.map((_, at) => nearness(columns[j]?.[row] ?? 0, marks, at));
      near = near.flatMap((each) => parts.map((part) => each * part));
    }
    return near.reduce((sum, part, at) => sum + part * (preferences[at] ?? 0), 0);
  });
}

/** From 0 for the least judgement to 1 for the most, in even steps. Judgements a rounding apart are one. */
function placesOf(judgements: Float64Array): Float64Array {
  const steps: number[] = [];
  for (const value of judgements.toSorted()) {
    if (steps.length === 0 || value - (steps.at(-1) ?? 0) > 1e-9) steps.push(value);
  }
  return judgements.map((value) => {
    const at = steps.findLastIndex((step) => step <= value + 1e-12);
    return at / (steps.length - 1);
  });
}

function nearness(x: number, marks: readonly number[], at: number): number {
  const mark = marks[at] ?? 0;
  const beside = marks[x < mark ? at - 1 : at + 1];
  if (x === mark) return 1;
  return beside === undefined ? 0 : Math.max(0, 1 - Math.abs((x - mark) / (beside - mark)));
}

/** What part of all triads of a matrix of judgements (1 better, 0.5 the same, 0 worse) do not contradict themselves (Sałabun et al. 2021). */
export function triadsConsistency(judgements: readonly (readonly number[])[]): number {
  const n = judgements.length;
  let [all, wrong] = [0, 0];
  const of = (i: number, j: number) => 2 * (judgements[i]?.[j] ?? 0.5) - 1;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      for (let k = j + 1; k < n; k++) {
        all++;
        const [first, second, whole] = [of(i, j), of(j, k), of(i, k)];
        // Two steps that do not go against each other say which way the third goes.
        if (first * second >= 0 && Math.sign(first + second) !== whole) wrong++;
      }
    }
  }
  return all === 0 ? 1 : 1 - wrong / all;
}
