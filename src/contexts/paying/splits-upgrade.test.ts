import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { migrate, migrations } from '#shared/migrate.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { emptyDatabase } from '../../../test/help/database.ts';
import { earnedShares } from './earnings.ts';
import type { Share } from './kernel/shares.ts';
import { paymentById } from './payments.ts';
import { refundById } from './refunds.ts';

const { db, pool } = await emptyDatabase();
const all = await migrations();
const before = all.filter(({ context, name }) => context !== 'paying' || name < '0017');
const needed = before.filter(({ context }) => ['shared', 'people', 'paying'].includes(context));

const [orders, organisation] = [[newId(), newId()] as const, newId()];
const shares: readonly Share[] = [
  { orderId: orders[1], share: 'producer', organisationId: organisation, fen: 8_900 },
  { orderId: orders[1], share: 'platform', organisationId: null, fen: 100 },
  { orderId: orders[0], share: 'carrier', organisationId: organisation, fen: 600 },
];

test('payments, refunds and earnings of before are read with the shares they had, in their order', async () => {
  await migrate(pool, needed);
  const [paid, empty, back] = [newId(), newId(), newId()];
  for (const [id, split] of [
    [paid, shares],
    [empty, []],
  ] as const) {
    await pool.query(
      `insert into paying.payment (county_id, id, checkout_id, title, return_to, amount_fen, split, status, provider, opened_at)
       values ($1, $2, $3, '金桔', '/order/1', 9600, $4, 'opened', 'sandbox', $5)`,
      [COUNTY, id, newId(), JSON.stringify(split), MORNING],
    );
  }
  await pool.query(
    `insert into paying.refund (county_id, id, payment_id, order_id, amount_fen, split, reason, status, asked_at)
     values ($1, $2, $3, $4, 600, $5, 'cancelled', 'asked', $6)`,
    [COUNTY, back, paid, orders[0], JSON.stringify(shares.slice(2)), MORNING],
  );
  await pool.query(
    `insert into paying.earning (county_id, id, payment_id, shares, at) values ($1, $2, $3, $4, $5)`,
    [COUNTY, newId(), paid, JSON.stringify(shares.slice(0, 1)), MORNING],
  );
  await migrate(pool, [...needed, ...all.filter((each) => !needed.includes(each))]);
  await asCall(db, {}, async (call) => {
    assert.deepEqual((await paymentById(call, paid))?.split, shares);
    assert.deepEqual((await paymentById(call, empty))?.split, []);
    assert.deepEqual(await earnedShares(call, paid), shares.slice(0, 1));
    assert.deepEqual((await refundById(call, back))?.split, shares.slice(2));
  });
});
