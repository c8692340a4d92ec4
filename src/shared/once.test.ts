import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCall } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { newId } from './id.ts';
import { once } from './once.ts';
import { type Outcome, ok } from './outcome.ts';

const { db } = await testDatabase();
const tooLate: Outcome<{ order: number }> = { ok: false, refusal: { code: 'test.too-late', facts: {} } };

function pay(key: string, run: () => Promise<Outcome<{ order: number }>>, personId?: string) {
  const actor = { name: 'Li', roles: ['consumer' as const], ...(personId && { personId }) };
  return asCall(db, { actor }, (call) => once(call, { verb: 'pay', key }, run));
}

test('a request sent twice is done once and answered twice', async () => {
  const key = newId();
  let runs = 0;
  const run = async () => ok({ order: ++runs });
  assert.deepEqual(await pay(key, run), ok({ order: 1 }));
  assert.deepEqual(await pay(key, run), ok({ order: 1 }));
  assert.equal(runs, 1);
});

test('a refusal is not kept: mended, the same request may be sent again', async () => {
  const key = newId();
  assert.deepEqual(await pay(key, async () => tooLate), tooLate);
  assert.deepEqual(await pay(key, async () => ok({ order: 7 })), ok({ order: 7 }));
});

test('a copy that arrives while the first still runs waits and gets its answer', async () => {
  const key = newId();
  const started = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const first = pay(key, async () => {
    started.resolve();
    await release.promise;
    return ok({ order: 1 });
  });
  await started.promise;
  const copy = pay(key, async () => ok({ order: 2 }));
  release.resolve();
  assert.deepEqual(await Promise.all([first, copy]), [ok({ order: 1 }), ok({ order: 1 })]);
});

test('when the first one breaks, the copy does the work', async () => {
  const key = newId();
  const broken = pay(key, async () => {
    throw new Error('power cut');
  });
  await assert.rejects(broken, /power cut/);
  assert.deepEqual(await pay(key, async () => ok({ order: 3 })), ok({ order: 3 }));
});

test('a key another person guessed shows them nothing', async () => {
  const key = newId();
  await pay(key, async () => ok({ order: 1 }), newId());
  assert.deepEqual(await pay(key, async () => ok({ order: 2 }), newId()), ok({ order: 2 }));
});
