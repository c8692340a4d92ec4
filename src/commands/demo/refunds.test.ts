import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { cancelOrder } from '#ordering';
import { checkBook } from '#paying';
import { visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { startWorker } from '#shared/worker.ts';
import { atEnd } from '../../../test/help/at-end.ts';
import { demoDatabase, HARVEST_MORNING } from '../../../test/help/demo.ts';
import { reactions } from '../../contexts/reactions.ts';
import { startServer } from '../../server.ts';

const COUNTY = '450224';
const { db, pool, home } = await demoDatabase();
const clock = () => HARVEST_MORNING;

test('whatever was paid or given back in the demo’s history is known to the sandbox provider', async () => {
  const { rows } = await sql<{ payments: number; refunds: number; open: number }>`
    select (select count(*) from paying.payment p where p.status = 'settled' and p.provider = 'sandbox' and not exists (
              select 1 from sandbox_pay.trade t where t.payment_id = p.id and t.paid_at is not null and t.amount_fen = p.amount_fen)) as payments,
           (select count(*) from paying.refund r where r.status = 'settled' and not exists (
              select 1 from sandbox_pay.refund s where s.refund_id = r.id and s.amount_fen = r.amount_fen)) as refunds,
           (select count(*) from paying.refund where status = 'asked' and asked_at < ${HARVEST_MORNING}) as open`.execute(
    db,
  );
  assert.deepEqual(rows, [{ payments: 0, refunds: 0, open: 0 }]);
});

test('a paid order of the demo that is called off is paid back by the sandbox provider', {
  timeout: 300_000,
}, async () => {
  const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId(), home, sandboxPay: true };
  const server = await startServer({ config: { ...config, demo: true }, db, clock });
  atEnd(() => server.stop());
  const worker = await startWorker({ db, pool, reactions, schedules: [], counties: [COUNTY], now: clock });
  atEnd(() => worker.stop());

  const order = await db
    .selectFrom('ordering.order')
    .select(['id', 'token', 'goodsFen', 'deliveryFen'])
    .where('status', '=', 'paid')
    .where('awaitsCycle', '=', false)
    .orderBy('number')
    .executeTakeFirstOrThrow();
  must(
    await transact(db, { county: COUNTY, now: HARVEST_MORNING, actor: visitor }, (call) =>
      cancelOrder(call, { orderId: order.id, token: order.token, words: '' }),
    ),
  );
  const settled = async () =>
    db
      .selectFrom('paying.refund')
      .select(['amountFen', 'status'])
      .where('orderId', '=', order.id)
      .where('status', '=', 'settled')
      .execute();
  while ((await settled()).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const given = (await settled()).reduce((sum, { amountFen }) => sum + amountFen, 0);
  assert.equal(given, order.goodsFen + order.deliveryFen);
  const book = await transact(db, { county: COUNTY, now: HARVEST_MORNING, actor: visitor }, async (call) => ({
    ok: true as const,
    value: await checkBook(call),
  }));
  assert.equal(must(book).sumFen + must(book).refundsNotBooked, 0);
  const { rows } = await sql<{ failed: number }>`
    select count(*) as failed from graphile_worker.jobs where last_error is not null`.execute(db);
  assert.equal(rows[0]?.failed, 0, 'no job failed on the way');
});
