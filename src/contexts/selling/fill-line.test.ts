import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reserveStock } from '#origin';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { aDraft, offer, openStall, stockLots } from '../../../test/help/stall.ts';
import { newId } from '../../shared/id.ts';
import { must } from '../../shared/outcome.ts';
import { fillLine, fillLines } from './fill-line.ts';

const { db } = await testDatabase();
const { coop, chen, qin, wei } = await openStall(db);
const [soon, later, weis] = (await stockLots(db, [
  { producerId: chen, quantity: '10', goodUntil: '2026-06-10' },
  { producerId: qin, quantity: '40', goodUntil: '2026-06-20' },
  { producerId: wei, quantity: '100' },
])) as [string, string, string];
const [kumquats, hers] = (await offer(db, [aDraft(coop), aDraft(wei)])) as [string, string];
const TUESDAY = '2026-06-02';
const fill = (offerId: string, jin: number, goodOn = TUESDAY) =>
  asCall(db, {}, (call) => fillLine(call, { offerId, milli: jin * 1000, goodOn }));
const codeOf = async (asked: ReturnType<typeof fill>) => {
  const outcome = await asked;
  return outcome.ok ? 'filled' : outcome.refusal.code;
};

test('a co-op’s offer is filled from its members’ lots, first expiry first, and priced', async () => {
  const filled = must(await fill(kumquats, 15));
  assert.deepEqual(
    filled.draws.map(({ lotId, milli, unit }) => [lotId, milli, unit]),
    [
      [soon, 10_000, 'jin'],
      [later, 5_000, 'jin'],
    ],
  );
  assert.deepEqual([filled.estimateFen, filled.heldFen, filled.grams], [16_200, 16_200, 7_500]);
});

test('what fills a line can be reserved as it stands', async () => {
  const { draws } = must(await fill(kumquats, 3));
  must(await asCall(db, {}, (call) => reserveStock(call, draws)));
  const [first] = must(await fill(kumquats, 10)).draws;
  assert.deepEqual([first?.lotId, first?.milli], [soon, 7_000]);
});

test('nothing is sold before the hour it was picked', async () => {
  const [tomorrows] = await stockLots(db, [
    {
      producerId: chen,
      quantity: '5',
      goodUntil: '2026-06-04',
      harvestedAt: new Date('2026-06-02T01:00:00Z'),
    },
  ]);
  const filled = must(await fill(kumquats, 15));
  assert.ok(filled.draws.every(({ lotId }) => lotId !== tomorrows));
});

test('two lines of one basket never count the same fruit twice', async () => {
  const lines = [weis, weis].map(() => ({ offerId: hers, milli: 60_000 }));
  const [one, two] = await asCall(db, {}, (call) => fillLines(call, { lines, goodOn: TUESDAY }));
  assert.ok(one?.ok);
  assert.deepEqual(two && !two.ok && two.refusal, {
    code: 'selling.not-enough',
    facts: { titleZh: '滑皮金桔 现摘', titleEn: 'Smooth-skin kumquats', most: '60', unit: 'jin' },
  });
});

test('a line is refused with the reason a buyer can act on', async () => {
  assert.equal(await codeOf(fill(newId(), 3)), 'selling.no-such-offer');
  assert.equal(await codeOf(fill(kumquats, 2)), 'selling.quantity');
  assert.equal(await codeOf(fill(kumquats, 3.5)), 'selling.quantity');
  assert.equal(await codeOf(fill(kumquats, 60)), 'selling.not-enough');
  assert.equal(await codeOf(fill(kumquats, 3, '2026-06-30')), 'selling.not-good-then');
});

test('a lot without certificate fills nothing, and the refusal says what is missing', async () => {
  await stockLots(db, [{ producerId: wei, grade: 'second', quantity: '50', certified: false }]);
  const [bare] = (await offer(db, [aDraft(wei, { grade: 'second' })])) as [string];
  assert.equal(await codeOf(fill(bare, 3)), 'selling.certificate-missing');
});
