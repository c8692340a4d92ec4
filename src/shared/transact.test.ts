import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { COUNTY, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { type Call, platform } from './call.ts';
import { ok } from './outcome.ts';
import { snapshot, transact } from './transact.ts';

const { db } = await testDatabase();
await sql`create table public.noted (word text primary key)`.execute(db);

const caller = { county: COUNTY, now: MORNING, actor: platform };
const note = (call: Call, word: string) => sql`insert into public.noted values (${word})`.execute(call.tx);
const noted = async () =>
  (await sql<{ word: string }>`select word from public.noted`.execute(db)).rows.length;

test('what a use case wrote stays when it answers', async () => {
  const answer = await transact(db, caller, async (call) => {
    await note(call, 'kept');
    return ok('done');
  });
  assert.deepEqual(answer, { ok: true, value: 'done' });
  assert.equal(await noted(), 1);
});

test('a refusal is answered, and everything written before it is undone', async () => {
  const refusal = { ok: false as const, refusal: { code: 'x.refused', facts: {} } };
  const answer = await transact(db, caller, async (call) => {
    await note(call, 'undone');
    return refusal;
  });
  assert.deepEqual(answer, refusal);
  assert.equal(await noted(), 1);
});

test('a bug is thrown on, and everything written before it is undone', async () => {
  const broken = transact(db, caller, async (call) => {
    await note(call, 'undone');
    throw new Error('a bug');
  });
  await assert.rejects(broken, /a bug/);
  assert.equal(await noted(), 1);
});

test('a page reads one moment, whatever is written meanwhile, and writes nothing', async () => {
  const counts = await snapshot(db, caller, async ({ tx }) => {
    const count = async () =>
      (await sql<{ word: string }>`select word from public.noted`.execute(tx)).rows.length;
    const before = await count();
    await sql`insert into public.noted values ('meanwhile')`.execute(db);
    return [before, await count()];
  });
  assert.deepEqual(counts, [1, 1]);
  await assert.rejects(
    snapshot(db, caller, (call) => note(call, 'never')),
    /read-only/,
  );
});

test('of two that wait for each other in a ring, whoever is sent away tries again: both are done, each once', async () => {
  await sql`insert into public.noted values ('left'), ('right')`.execute(db);
  const before = await noted();
  const [leftHeld, rightHeld] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const take = (call: Call, word: string) =>
    sql`select from public.noted where word = ${word} for update`.execute(call.tx);
  const through = Promise.withResolvers<void>();
  let runs = 0;
  const ring = async (own: string, other: string, mine: () => void, theirs: Promise<void>) => {
    await transact(db, caller, async (call) => {
      runs += 1;
      // Begun anew at once, it may take its row before the other is let go, and both would meet again.
      if (runs > 2) await through.promise;
      await take(call, own);
      mine();
      await theirs;
      await take(call, other);
      await note(call, `${own} then ${other}`);
      return ok();
    });
    through.resolve();
  };
  await Promise.all([
    ring('left', 'right', leftHeld.resolve, rightHeld.promise),
    ring('right', 'left', rightHeld.resolve, leftHeld.promise),
  ]);
  assert.equal(runs, 3, 'one of them began anew');
  assert.equal(await noted(), before + 2);
});
