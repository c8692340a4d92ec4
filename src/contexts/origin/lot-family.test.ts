import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { picked, plantOrchard } from '../../../test/help/orchard.ts';
import type { Call } from '../../shared/call.ts';
import { newId } from '../../shared/id.ts';
import { instantAt } from '../../shared/instant.ts';
import { must, type Outcome } from '../../shared/outcome.ts';
import { quantity } from '../../shared/quantity.ts';
import { transact } from '../../shared/transact.ts';
import { closeLot } from './close-lot.ts';
import { issueCertificate } from './issue-certificate.ts';
import { familyFlows } from './lot-flows.ts';
import { lotById } from './lots.ts';
import { mergeLots } from './merge-lots.ts';
import { plotsOfLot } from './plots.ts';
import { recordLoss } from './record-loss.ts';
import { regradeLot } from './regrade-lot.ts';
import { reserveStock } from './reserve-stock.ts';
import { splitLot } from './split-lot.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const { plots } = orchard;

const as = <Value>(actor: typeof orchard.grower, run: (call: Call) => Promise<Outcome<Value>>) =>
  transact(db, { county: COUNTY, now: MORNING, actor }, run);
const staff = <Value>(run: (call: Call) => Promise<Outcome<Value>>) => as(orchard.coopStaff, run);
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);
const pick = (plotId = plots.east, more = {}) => asCall(db, {}, (call) => picked(call, plotId, more));
const read = (id: string) => asCall(db, {}, (call) => lotById(call, id));
const jin = (text: string) => quantity(text, 'jin');
const certify = (lotId: string) =>
  staff((call) => issueCertificate(call, { id: newId(), lotId, basis: ['quality-control'] }));

test('a part split off leaves the rest, keeps grade, plots and age, and needs a certificate of its own', async () => {
  const lot = await pick();
  must(await certify(lot.id));
  const [part] = must(
    await staff((call) =>
      splitLot(call, { lotId: lot.id, parts: [{ id: newId(), amount: quantity('15', 'kg') }] }),
    ),
  );
  const [rest, child] = [await read(lot.id), await read(part?.id ?? '')];
  assert.deepEqual([rest?.quantity, child?.quantity], [70_000, 30_000]);
  assert.deepEqual([child?.grade, child?.goodUntil], ['first', rest?.goodUntil]);
  assert.deepEqual([rest?.forSale, child?.forSale], [true, false]);
  const grew = await asCall(db, {}, (call) => plotsOfLot(call, child?.id ?? ''));
  assert.deepEqual(
    grew.map((plot) => plot.name),
    ['东坡'],
  );
});

test('a split sent twice, even at the same moment, splits once', async () => {
  const lot = await pick();
  const parts = [{ id: newId(), amount: jin('30') }];
  const outcomes = await Promise.all(
    [1, 2, 3].map(() => staff((call) => splitLot(call, { lotId: lot.id, parts }))),
  );
  assert.equal(new Set(outcomes.map((outcome) => must(outcome)[0]?.code)).size, 1);
  assert.equal((await read(lot.id))?.quantity, 70_000);
});

test('what customers have reserved stays in the lot', async () => {
  const lot = await pick();
  must(await certify(lot.id));
  must(await asCall(db, {}, (call) => reserveStock(call, [{ lotId: lot.id, milli: 80_000 }])));
  const refused = await staff((call) =>
    splitLot(call, { lotId: lot.id, parts: [{ id: newId(), amount: jin('20.002') }] }),
  );
  assert.deepEqual(refused.ok ? {} : refused.refusal, {
    code: 'origin.stock-gone',
    facts: { lot: lot.code, left: '20', unit: 'jin' },
  });
});

test('sorting makes a lot of each grade and a loss, and all of it adds up', async () => {
  const lot = await pick();
  const sorted = must(
    await staff((call) =>
      regradeLot(call, {
        lotId: lot.id,
        parts: [
          { id: newId(), grade: 'first', amount: jin('60') },
          { id: newId(), grade: 'second', amount: jin('35') },
        ],
        loss: { id: newId(), amount: jin('5'), reason: '裂果' },
      }),
    ),
  );
  const grades = await Promise.all(sorted.map(async ({ id }) => (await read(id))?.grade));
  assert.deepEqual(grades, ['first', 'second']);
  assert.equal((await read(lot.id))?.quantity, 0);
  const flows = await asCall(db, {}, (call) => familyFlows(call, lot.id));
  assert.deepEqual(
    flows.map((flow) => flow.milli).toSorted((a, b) => a - b),
    [5_000, 35_000, 60_000],
  );
});

test('lots of one household merge into a lot as old as the oldest', async () => {
  const old = await pick(plots.east, { harvestedAt: instantAt('2026-05-28', '07:00') });
  const young = await pick(plots.river);
  const merged = must(
    await staff((call) =>
      mergeLots(call, { id: newId(), from: [{ lotId: old.id }, { lotId: young.id, amount: jin('40') }] }),
    ),
  );
  const lot = await read(merged.id);
  assert.deepEqual([lot?.quantity, lot?.goodUntil, lot?.producerId], [140_000, '2026-06-17', orchard.chen]);
  assert.deepEqual(lot?.harvestedAt, instantAt('2026-05-28', '07:00'));
});

test('only the same product of the same grade is mixed', async () => {
  const first = await pick();
  const second = await pick(plots.river, { grade: 'second' });
  const oil = await pick(plots.hill, { productCode: 'tea-oil', unit: 'kg' });
  for (const other of [second, oil]) {
    const outcome = await staff((call) =>
      mergeLots(call, { id: newId(), from: [{ lotId: first.id }, { lotId: other.id }] }),
    );
    assert.equal(codeOf(outcome), 'origin.lots-differ');
  }
});

test('the co-op mixes its members’ lots only with their certificates; the mixed lot is the co-op’s', async () => {
  const [chen, qin] = [await pick(plots.east), await pick(plots.qin)];
  const input = { id: newId(), from: [{ lotId: chen.id }, { lotId: qin.id }] };
  must(await certify(chen.id));
  const refused = await staff((call) => mergeLots(call, input));
  assert.deepEqual(refused.ok ? {} : refused.refusal, {
    code: 'origin.certificate-missing',
    facts: { lot: qin.code },
  });
  must(await certify(qin.id));
  const merged = must(await staff((call) => mergeLots(call, input)));
  assert.equal((await read(merged.id))?.producerId, orchard.coop);
  assert.deepEqual(must(await staff((call) => mergeLots(call, input))), merged);
});

test('households without a common co-op do not mix their lots', async () => {
  const [chen, wei] = [await pick(plots.east), await pick(plots.wei)];
  const from = [{ lotId: chen.id }, { lotId: wei.id }];
  assert.equal(codeOf(await staff((call) => mergeLots(call, { id: newId(), from }))), 'origin.not-yours');
  const platform = await asCall(db, {}, (call) => mergeLots(call, { id: newId(), from }));
  assert.equal(codeOf(platform), 'origin.no-common-coop');
});

test('a loss sent twice is lost once, needs a reason, and takes no more than is free', async () => {
  const lot = await pick();
  const loss = { id: newId(), lotId: lot.id, amount: jin('2.5'), reason: '挤压' };
  must(await staff((call) => recordLoss(call, loss)));
  must(await staff((call) => recordLoss(call, loss)));
  assert.equal((await read(lot.id))?.quantity, 97_500);
  assert.equal(
    codeOf(await staff((call) => recordLoss(call, { ...loss, id: newId(), reason: '' }))),
    'origin.reason-needed',
  );
  assert.equal(
    codeOf(await staff((call) => recordLoss(call, { ...loss, id: newId(), amount: jin('98') }))),
    'origin.stock-gone',
  );
});

test('a lot is closed when all of it went somewhere', async () => {
  const lot = await pick();
  assert.equal(codeOf(await staff((call) => closeLot(call, { lotId: lot.id }))), 'origin.still-free');
  must(
    await staff((call) =>
      recordLoss(call, { id: newId(), lotId: lot.id, amount: jin('100'), reason: '自家吃了' }),
    ),
  );
  must(await staff((call) => closeLot(call, { lotId: lot.id })));
  const split = await staff((call) =>
    splitLot(call, { lotId: lot.id, parts: [{ id: newId(), amount: jin('1') }] }),
  );
  assert.equal(codeOf(split), 'origin.lot-closed');
});

test('every transformation is one event that names all lots with their amounts', async () => {
  const lot = await pick();
  const [part] = must(
    await staff((call) => splitLot(call, { lotId: lot.id, parts: [{ id: newId(), amount: jin('30') }] })),
  );
  const event = await db
    .selectFrom('tracing.event')
    .selectAll()
    .where('id', '=', part?.id ?? '')
    .executeTakeFirstOrThrow();
  const thing = (code = '') => `https://id.gs1.org/01/92045022400019/10/${code}`;
  const { inputQuantityList, outputQuantityList } = event.document as Record<string, unknown>;
  assert.equal(event.type, 'TransformationEvent');
  assert.deepEqual(inputQuantityList, [{ epcClass: thing(lot.code), quantity: 15, uom: 'KGM' }]);
  assert.deepEqual(outputQuantityList, [{ epcClass: thing(part?.code), quantity: 15, uom: 'KGM' }]);
});

const act = fc.record({
  kind: fc.constantFrom('harvest', 'split', 'merge', 'regrade', 'loss', 'reserve'),
  a: fc.nat(50),
  b: fc.nat(50),
  milli: fc.integer({ min: 1, max: 40_000 }).map((half) => half * 2),
});

test('over random histories nothing appears or disappears: picked = in lots + lost, to the gram', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (history) => {
      await emptyLots();
      const lots: string[] = [];
      let harvested = 0;
      for (const { kind, a, b, milli } of history) {
        const lotId = lots[a % Math.max(lots.length, 1)];
        const other = lots[b % Math.max(lots.length, 1)];
        const amount = { milli, unit: 'jin' as const };
        const id = newId();
        if (kind === 'harvest' || lotId === undefined || other === undefined) {
          await pick(plots.east, { id, amount: String(milli / 1000) });
          harvested += milli;
          lots.push(id);
        } else if (kind === 'reserve') {
          await staff(async (call) => reserveStock(call, [{ lotId, milli }]));
        } else if (kind === 'loss') {
          await staff((call) => recordLoss(call, { id, lotId, amount, reason: '试' }));
        } else {
          const made = await staff<unknown>((call) => {
            if (kind === 'split') return splitLot(call, { lotId, parts: [{ id, amount }] });
            if (kind === 'merge') return mergeLots(call, { id, from: [{ lotId }, { lotId: other, amount }] });
            return regradeLot(call, { lotId, parts: [{ id, grade: 'second', amount }] });
          });
          if (made.ok) lots.push(id);
        }
      }
      await everythingAddsUp(harvested);
    }),
    { numRuns: 12 },
  );
});

async function emptyLots() {
  await sql`truncate origin.lot, origin.lot_plot, origin.lot_flow, origin.certificate, origin.lot_hold,
    origin.allotment, origin.allotment_move`.execute(db);
}

async function everythingAddsUp(harvested: number) {
  const { rows } = await sql<{ missing: number; inLots: string; lost: string; wrong: number }>`
    select count(*) filter (where b.missing <> 0)::int as missing,
           coalesce(sum(b.quantity), 0) as in_lots, coalesce(sum(b.lost), 0) as lost,
           count(*) filter (where l.quantity < 0 or l.reserved + l.sold > l.quantity)::int as wrong
    from origin.v_lot_balance b join origin.lot l on l.county_id = b.county_id and l.id = b.lot_id`.execute(
    db,
  );
  const [sum] = rows;
  assert.equal(sum?.missing, 0);
  assert.equal(sum?.wrong, 0);
  assert.equal(Math.round((Number(sum?.inLots) + Number(sum?.lost)) * 1000), harvested);
  const derived = await sql<{ code: string }>`
    select l.code from origin.lot l where l.made_by <> 'harvest' and l.made_quantity <>
      (select sum(f.quantity) from origin.lot_flow f where f.county_id = l.county_id and f.into_lot_id = l.id)`.execute(
    db,
  );
  assert.deepEqual(derived.rows, []);
}
