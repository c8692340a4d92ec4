import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { asCall, COUNTY, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { announce, announceAll, type ReactionTo } from './outbox.ts';
import { drain, startWorker } from './worker.ts';

declare module './outbox.ts' {
  interface Facts {
    'pear-picked': { readonly pears: number };
  }
}

const { db, pool } = await testDatabase();
const heard: string[] = [];
beforeEach(() => {
  heard.length = 0;
});

const shop = {
  name: 'shop/on-pear-picked',
  hears: 'pear-picked',
  run: async (_call, { pears }) => {
    heard.push(`shop ${pears}`);
  },
} satisfies ReactionTo<'pear-picked'>;
const kitchen = {
  ...shop,
  name: 'kitchen/on-pear-picked',
  run: async () => void heard.push('kitchen'),
} satisfies ReactionTo<'pear-picked'>;

test('every listener hears a fact, at the moment it is handled and as the platform', async () => {
  const calls: unknown[] = [];
  const note: ReactionTo<'pear-picked'> = {
    ...shop,
    run: async ({ county, now, actor }) => void calls.push([county, now, actor.system]),
  };
  await asCall(db, {}, (call) => announce(call, 'pear-picked', { pears: 3 }));
  await drain({ db, pool, reactions: [note, kitchen], now: () => MORNING });
  assert.deepEqual(calls, [[COUNTY, MORNING, true]]);
  assert.deepEqual(heard, ['kitchen']);
});

test('a fact of a change that was rolled back is never heard', async () => {
  const undone = asCall(db, {}, async (call) => {
    await announce(call, 'pear-picked', { pears: 1 });
    throw new Error('the basket fell');
  });
  await assert.rejects(undone, /the basket fell/);
  await drain({ db, pool, reactions: [shop] });
  assert.deepEqual(heard, []);
});

test('a listener that fails is tried again alone', async () => {
  let mended = false;
  const breaking: ReactionTo<'pear-picked'> = {
    ...kitchen,
    run: async () => {
      if (!mended) throw new Error('no gas');
      heard.push('kitchen');
    },
  };
  await asCall(db, {}, (call) => announce(call, 'pear-picked', { pears: 2 }));
  await assert.rejects(drain({ db, pool, reactions: [breaking, shop] }), /no gas/);
  assert.deepEqual(heard, ['shop 2']);

  mended = true;
  await pool.query('update graphile_worker._private_jobs set run_at = now()');
  await drain({ db, pool, reactions: [breaking, shop] });
  assert.deepEqual(heard, ['shop 2', 'kitchen']);
});

test('what a failing listener had written is undone', async () => {
  const halfWay: ReactionTo<'pear-picked'> = {
    ...shop,
    run: async (call, { pears }) => {
      await announce(call, 'pear-picked', { pears: pears + 1 });
      throw new Error('half-way');
    },
  };
  await asCall(db, {}, (call) => announce(call, 'pear-picked', { pears: 8 }));
  await assert.rejects(drain({ db, pool, reactions: [halfWay] }), /half-way/);
  await pool.query('update graphile_worker._private_jobs set run_at = now()');
  await drain({ db, pool, reactions: [shop] });
  assert.deepEqual(heard, ['shop 8']);
});

test('a running worker hears facts by itself and stops when told', async () => {
  const picked = Promise.withResolvers<number>();
  const waiting: ReactionTo<'pear-picked'> = {
    ...shop,
    run: async (_call, { pears }) => picked.resolve(pears),
  };
  const worker = await startWorker({
    db,
    pool,
    reactions: [waiting],
    schedules: [],
    counties: [COUNTY],
  });
  await asCall(db, {}, (call) => announce(call, 'pear-picked', { pears: 5 }));
  assert.equal(await picked.promise, 5);
  await worker.stop();
});

test('a worker that lost PostgreSQL begins again, though a job of before does not end, and stops when told', {
  timeout: 300_000,
}, async () => {
  const started = Promise.withResolvers<void>();
  const again = Promise.withResolvers<void>();
  const late = Promise.withResolvers<void>();
  let first = true;
  const stuck: ReactionTo<'pear-picked'> = {
    ...shop,
    run: async () => {
      if (!first) return again.resolve();
      first = false;
      started.resolve();
      await late.promise;
    },
  };
  const worker = await startWorker({ db, pool, reactions: [stuck], schedules: [], counties: [COUNTY] });
  await asCall(db, {}, (call) => announce(call, 'pear-picked', { pears: 5 }));
  await started.promise;
  await pool.query(`select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and pid <> pg_backend_pid() and database = (select oid from pg_database where datname = current_database())`);
  await again.promise;
  await worker.stop();
  late.resolve();
});

test('what a worker that was killed had in hand is heard by one that lives, and by one only', async () => {
  const picked = Promise.withResolvers<number>();
  const held = Promise.withResolvers<void>();
  let times = 0;
  const waiting: ReactionTo<'pear-picked'> = {
    ...shop,
    run: async (_call, { pears }) => {
      if (pears === 1) {
        times += 1;
        return held.promise;
      }
      picked.resolve(pears);
    },
  };
  const setting = { db, pool, reactions: [waiting], schedules: [], counties: [COUNTY] };
  const workers = [await startWorker(setting), await startWorker(setting)];
  // One is still at work on this when the other's jobs are freed: it stays with it.
  await asCall(db, {}, (call) => announce(call, 'pear-picked', { pears: 1 }));
  await asCall(db, {}, async (call) => {
    await announce(call, 'pear-picked', { pears: 7 });
    await sql`update graphile_worker._private_jobs set locked_by = 'pool-of-the-dead', locked_at = now()
      where payload::text like '%"pears":7%'`.execute(call.tx);
  });
  assert.equal(await picked.promise, 7);
  held.resolve();
  for (const worker of workers) await worker.stop();
  assert.equal(times, 1);
});

test('what was announced before PostgreSQL’s clock was set back is heard all the same; what failed keeps its patience', async () => {
  // Exactly what such a clock leaves behind: jobs that are due hours from now. A ninth attempt is due within e⁸ seconds anyway.
  const announced = (pears: number, { attempts, seconds }: { attempts: number; seconds: number }) =>
    asCall(db, {}, async (call) => {
      await announce(call, 'pear-picked', { pears });
      await sql`update graphile_worker._private_jobs
        set attempts = ${attempts}, run_at = now() + make_interval(secs => ${seconds})
        where payload::text like ${`%"pears":${pears}%`}`.execute(call.tx);
    });
  await announced(31, { attempts: 0, seconds: 3 * 3_600 });
  await announced(32, { attempts: 8, seconds: 2_000 });
  const told = Promise.withResolvers<number>();
  const listening: ReactionTo<'pear-picked'> = {
    ...shop,
    run: async (_call, { pears }) => told.resolve(pears),
  };
  const worker = await startWorker({ db, pool, reactions: [listening], schedules: [], counties: [COUNTY] });
  assert.equal(await told.promise, 31);
  await worker.stop();
  const { rows } = await sql<{ waits: boolean }>`delete from graphile_worker._private_jobs
    where payload::text like '%"pears":32%' returning run_at > now() + interval '15 minutes' as waits`.execute(
    db,
  );
  assert.deepEqual(rows, [{ waits: true }]);
});

test('two reactions of one name are refused at once', async () => {
  await assert.rejects(drain({ db, pool, reactions: [shop, shop] }), /two reactions are called shop/);
});

const picked = (...pears: number[]) =>
  asCall(db, {}, (call) =>
    announceAll(
      call,
      'pear-picked',
      pears.map((each) => ({ pears: each })),
    ),
  );
const market: ReactionTo<'pear-picked'> = {
  name: 'market/on-pears-picked',
  hears: 'pear-picked',
  runAll: async (_call, all) => {
    if (all.some(({ pears }) => pears === 0)) throw new Error('an empty basket');
    heard.push(`market ${all.map(({ pears }) => pears)}`);
  },
};

test('what is announced of many is heard together by who can, and one by one by who cannot', async () => {
  await picked(1, 2, 3);
  await drain({ db, pool, reactions: [market, shop] });
  assert.deepEqual(heard.toSorted(), ['market 1,2,3', 'shop 1', 'shop 2', 'shop 3']);
});

test('one that spoils what is heard together is tried again alone, and the others are done', async () => {
  await picked(4, 0, 5);
  await assert.rejects(drain({ db, pool, reactions: [market] }), /an empty basket/);
  await pool.query(`update graphile_worker._private_jobs set run_at = now() where attempts = 0`);
  await drain({ db, pool, reactions: [market] }).catch(() => undefined);
  assert.deepEqual(heard.toSorted(), ['market 4', 'market 5']);
  const { rows } = await pool.query(
    `select payload->'payloads' as waiting from graphile_worker._private_jobs`,
  );
  assert.deepEqual(rows, [{ waiting: [{ pears: 0 }] }]);
});
