import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCall, COUNTY } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { hearAtOnce } from './hear-at-once.ts';
import { announce, type ReactionTo } from './outbox.ts';
import { drain } from './worker.ts';

declare module './outbox.ts' {
  interface Facts {
    'plum-picked': { readonly plums: number };
  }
}

const database = await testDatabase();
const { db } = database;

/** Passes a basket on with one plum less, until it is empty. */
const eater = (heard: string[]): ReactionTo<'plum-picked'> => ({
  name: 'eater/on-plum-picked',
  hears: 'plum-picked',
  run: async (call, { plums }) => {
    heard.push(`${call.county} ${plums} ${call.actor.system}`);
    if (plums > 0) await announce(call, 'plum-picked', { plums: plums - 1 });
  },
});

test('facts and the facts they cause are heard in order within the call, and are done with', async () => {
  const heard: string[] = [];
  await asCall(db, { actor: { name: 'Wei', roles: ['grower'] } }, async (call) => {
    await announce(call, 'plum-picked', { plums: 2 });
    await announce(call, 'plum-picked', { plums: 1 });
    await hearAtOnce(call, [eater(heard)]);
  });
  assert.deepEqual(
    heard,
    [2, 1, 1, 0, 0].map((plums) => `${COUNTY} ${plums} true`),
  );
  await drain({ ...database, reactions: [eater(heard)] });
  assert.equal(heard.length, 5);
});

test('when a listener fails, the fact and all that was heard of it are as if they had never been', async () => {
  const heard: string[] = [];
  const failing: ReactionTo<'plum-picked'> = {
    ...eater([]),
    run: async () => {
      throw new Error('a stone');
    },
  };
  const call = asCall(db, {}, async (call) => {
    await announce(call, 'plum-picked', { plums: 1 });
    await hearAtOnce(call, [eater([]), failing]);
  });
  await assert.rejects(call, /a stone/);
  await drain({ ...database, reactions: [eater(heard)] });
  assert.deepEqual(heard, []);
});

test('another county’s facts wait for their own', async () => {
  const heard: string[] = [];
  await asCall(db, { county: 'other' }, (call) => announce(call, 'plum-picked', { plums: 0 }));
  await asCall(db, {}, (call) => hearAtOnce(call, [eater(heard)]));
  assert.deepEqual(heard, []);
  await asCall(db, { county: 'other' }, (call) => hearAtOnce(call, [eater(heard)]));
  assert.deepEqual(heard, ['other 0 true']);
});
