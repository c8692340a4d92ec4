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

test('who makes a batch fail fails alone, and the others are answered in their order', async () => {
  const done: number[] = [];
  const { ask } = gather<number, number>(async (numbers) => {
    if (numbers.includes(2)) throw new Error('two cannot be done');
    done.push(...numbers);
    return numbers;
  }, 10);
  const answers = await Promise.allSettled([ask(1), ask(2), ask(3)]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.deepEqual(done, [1, 3]);
  assert.equal(await ask(4), 4);
});
