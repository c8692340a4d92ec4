import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scoringNames } from '../scoring/scorings.ts';
import { rankCorrelation } from './rank-correlation.ts';
import { sensitivity } from './sensitivity.ts';

test('Spearman’s correlation of tied ranks is that of the middle ranks', () => {
  // 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / √(4.5 · 5).
  const is = rankCorrelation(Float64Array.of(4, 3, 3, 1), Float64Array.of(9, 7, 5, 3));
  assert.equal(is.toFixed(12), (4.5 / Math.sqrt(4.5 * 5)).toFixed(12));
});

test('where all columns say the same nothing moves, whatever is left out and however it is scored', () => {
  const column = Float64Array.of(0, 0.25, 0.5, 0.75, 1);
  const half = Float64Array.of(0.5, 0.5);
  for (const scoring of scoringNames) {
    const { without, by } = sensitivity([column, column], half, scoring);
    assert.ok(
      [...without, ...Object.values(by)].every(({ shift }) => shift === 0),
      scoring,
    );
  }
});

test('leaving out what alone says otherwise moves ranks, leaving out one of two that agree does not', () => {
  const rising = Float64Array.of(0, 0.25, 0.5, 0.75, 1);
  const falling = Float64Array.of(1, 0.75, 0.5, 0.25, 0);
  const { without } = sensitivity([falling, rising, rising], Float64Array.of(0.6, 0.2, 0.2), 'linear');
  // Without the first all turn round: 4, 2, 0, 2, 4 ranks.
  assert.deepEqual([without[0]?.shift, without[0]?.correlation], [12 / 5, -1]);
  assert.deepEqual([without[1]?.shift, without[1]?.correlation], [0, 1]);
});
