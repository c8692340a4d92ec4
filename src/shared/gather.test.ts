import assert from 'node:assert/strict';
import test from 'node:test';
import { gather } from './gather.ts';

test('what comes together is done together, what comes meanwhile is done next, each with its own answer, in order', async () => {
  const batches: number[][] = [];
  const release = Promise.withResolvers<void>();
  const { ask } = gather<number, string>(async (numbers) => {
    batches.push([...numbers]);
    if (batches.length === 1) await release.promise;
    return numbers.map(String);
  }, 3);
  const first = [1, 2].map(ask);
  await new Promise(setImmediate);
  const later = [3, 4, 5, 6].map(ask);
  release.resolve();
  assert.deepEqual(await Promise.all([...first, ...later]), ['1', '2', '3', '4', '5', '6']);
  assert.deepEqual(batches, [[1, 2], [3, 4, 5], [6]]);
});

test('a batch that fails fails for all in it, and for nobody after', async () => {
  let tries = 0;
  const { ask } = gather<number, number>(async (numbers) => {
    tries += 1;
    if (tries === 1) throw new Error('the database went away');
    return numbers;
  }, 10);
  const failed = await Promise.allSettled([ask(1), ask(2)]);
  assert.deepEqual(
    failed.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.equal(await ask(3), 3);
});
