import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Draws } from '../kernel/ranking/draw-ranks.ts';
import { drawRanksApart } from './draw-ranks-apart.ts';

const DRAWS: Draws = { draws: 500, seed: 7, spread: 0.5, scorings: ['linear', 'topsis'] };
const rows = Array.from({ length: 10 }, (_, row) => row / 9);
/** Ten regions, each better than the one before in both columns; and two that are good in one of them alone. */
const columns = [Float64Array.from([...rows, 1, 0]), Float64Array.from([...rows, 0, 1])];
const half = Float64Array.of(0.5, 0.5);

test('who is best or worst in everything stays so under any weights; who is good in one thing moves', async () => {
  const done: number[] = [];
  const ranks = await drawRanksApart(
    columns,
    half,
    { ...DRAWS, spread: 'any' },
    { onDone: (n) => done.push(n) },
  );
  assert.deepEqual([ranks.low[9], ranks.median[9], ranks.high[9]], [1, 1, 1]);
  assert.deepEqual([ranks.low[0], ranks.high[0], ranks.lastFifth[0]], [12, 12, 1]);
  assert.ok((ranks.high[10] ?? 0) - (ranks.low[10] ?? 0) > 5);
  assert.ok(done.length > 2 && done.every((each, at) => at === 0 || each > (done[at - 1] ?? 0)));
});

test('the same seed draws the same ranks, and without any spread there is one rank by one method', async () => {
  const first = await drawRanksApart(columns, half, DRAWS);
  assert.deepEqual(await drawRanksApart(columns, half, DRAWS), first);
  const still = await drawRanksApart(columns, half, { ...DRAWS, spread: 0, scorings: ['linear'] });
  assert.deepEqual(still.low, still.high);
  // Two regions with the same score share their rank.
  assert.equal(still.median[10], still.median[11]);
});

test('drawing ends when nobody wants it any more', async () => {
  const wanted = new AbortController();
  const drawing = drawRanksApart(
    columns,
    half,
    { ...DRAWS, draws: 1_000_000 },
    {
      signal: wanted.signal,
      onDone: () => wanted.abort(new Error('enough')),
    },
  );
  await assert.rejects(drawing, /enough/);
});
