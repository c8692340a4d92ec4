import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, type Refused } from '#shared/outcome.ts';
import { KeptBundles } from './kept-bundles.ts';

/** Makes bundles of ten bytes and counts them. */
function maker() {
  const made: string[] = [];
  const make = (thing: string, etag: string) => async () => {
    made.push(`${thing} ${etag}`);
    return ok({ etag, text: `${thing}:${etag}`.padEnd(10, '.') });
  };
  return { made, make };
}

test('however many ask for a bundle at once, it is gathered once, and again when the log was witnessed anew', async () => {
  const kept = new KeptBundles(1000);
  const { made, make } = maker();
  const asked = await Promise.all(Array.from({ length: 50 }, () => kept.of('A', '1', make('A', '1'))));
  assert.deepEqual(new Set(asked.map((each) => each.ok && each.value.text)), new Set(['A:1.......']));
  await kept.of('A', '2', make('A', '2'));
  await kept.of('A', '2', make('A', '2'));
  assert.deepEqual(made, ['A 1', 'A 2']);
});

test('the oldest are forgotten when there are too many bytes of them', async () => {
  const kept = new KeptBundles(25);
  const { made, make } = maker();
  for (const thing of ['A', 'B', 'C', 'C', 'B', 'A']) await kept.of(thing, '1', make(thing, '1'));
  assert.deepEqual(made, ['A 1', 'B 1', 'C 1', 'A 1']);
});

test('a refusal and a failure are not kept', async () => {
  const kept = new KeptBundles(1000);
  const { made, make } = maker();
  const refusal: Refused = { ok: false, refusal: { code: 'tracing.log-not-ready', facts: {} } };
  assert.equal((await kept.of('A', '1', async () => refusal)).ok, false);
  await assert.rejects(
    kept.of('A', '1', () => Promise.reject(new Error('lost'))),
    /lost/,
  );
  assert.equal((await kept.of('A', '1', make('A', '1'))).ok, true);
  assert.deepEqual(made, ['A 1']);
});
