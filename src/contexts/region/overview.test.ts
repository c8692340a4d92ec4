import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPayments, setRule, splitOf, takeNotices } from '#paying';
import { newId } from '#shared/id.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { plantOrchard } from '../../../test/help/orchard.ts';
import { countFigures, overview } from './index.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const share = async (figure: string) => {
  await asCall(db, {}, countFigures);
  return (await asCall(db, {}, overview)).now.find((measured) => measured.figure === figure)?.share;
};

async function sell(producerId: string, fen: number): Promise<void> {
  await asCall(db, {}, async (call) => {
    const lines = [{ producerId, sellerId: orchard.coop, fen }];
    const split = await splitOf(call, [
      { orderId: newId(), lines, deliveryFen: 500, carrierId: newId(), leaderId: newId() },
    ]);
    const checkoutId = newId();
    const [{ paymentId } = assert.fail()] = await openPayments(call, [
      { checkoutId, title: 'x', split, returnTo: '/' },
    ]);
    const reference = `r-${paymentId}`;
    const amountFen = fen + 500;
    await takeNotices(call, [
      {
        kind: 'paid',
        id: reference,
        paymentId,
        reference,
        amountFen,
        at: MORNING.toISOString(),
      },
    ]);
  });
}

test('a county that has sold nothing has no figures rather than zeros', async () => {
  assert.equal(await share('farmer-share'), undefined);
  assert.equal(await share('on-time'), undefined);
});

test('of ninety yuan of an elder’s goods and ten of a young household’s, the elders’ share is nine tenths; the fee of a courier is not in it', async () => {
  await asCall(db, {}, (call) =>
    setRule(call, {
      validFrom: '2026-01-01',
      coopBp: 1000,
      brandBp: 0,
      leaderBp: 0,
      platformBp: 0,
      source: 'test',
    }),
  );
  for (const [organisationId, birthYear] of [
    [orchard.chen, 1966],
    [orchard.qin, 1967],
  ] as const) {
    const personId = newId();
    await db
      .insertInto('people.person')
      .values({
        countyId: COUNTY,
        id: personId,
        name: 'x',
        phone: `+8610000${birthYear}`,
        birthYear,
        createdAt: MORNING,
      })
      .execute();
    await db
      .insertInto('people.membership')
      .values({ countyId: COUNTY, personId, organisationId, role: 'grower', since: MORNING })
      .execute();
  }
  await sell(orchard.chen, 9_000);
  await sell(orchard.qin, 1_000);
  assert.equal(await share('elders-share'), 0.9);
  assert.equal(await share('farmer-share'), 0.9, 'the co-op keeps a tenth');
  assert.equal(await share('remote-share'), 0);
});

test('what is sold counts when the county is counted next, and the page knows when that was', async () => {
  const later = new Date(MORNING.getTime() + 600_000);
  await sell(orchard.qin, 10_000);
  const before = await asCall(db, { now: later }, overview);
  assert.deepEqual(before.countedAt, MORNING);
  assert.equal(before.now.find(({ figure }) => figure === 'elders-share')?.share, 0.9);

  await asCall(db, { now: later }, countFigures);
  const after = await asCall(db, { now: later }, overview);
  assert.deepEqual(after.countedAt, later);
  assert.equal(after.now.find(({ figure }) => figure === 'elders-share')?.share, 0.45);
  const earned = after.townships.reduce((sum, township) => sum + township.fen, 0);
  assert.equal(earned, 18_000, 'nine tenths of two hundred yuan');
});

test('counted twice it stays the same, and a day older than thirteen weeks stands as it was', async () => {
  const rows = async () =>
    (await db.selectFrom('region.figureDay').selectAll().orderBy('day').orderBy('figure').execute()).map(
      ({ day, figure, part, whole }) => [day, figure, Number(part), Number(whole)],
    );
  const once = await rows();
  await asCall(db, {}, countFigures);
  assert.deepEqual(await rows(), once);

  await sell(orchard.qin, 5_000);
  await asCall(db, { now: new Date(MORNING.getTime() + 92 * 86_400_000) }, countFigures);
  assert.deepEqual(await rows(), once);
});
