import assert from 'node:assert/strict';
import test from 'node:test';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { EGGS, KUMQUAT, plantOrchard, TEA_OIL } from '../../../test/help/orchard.ts';
import type { Actor } from '../../shared/call.ts';
import { newId } from '../../shared/id.ts';
import { instantAt } from '../../shared/instant.ts';
import { must } from '../../shared/outcome.ts';
import { quantity } from '../../shared/quantity.ts';
import { transact } from '../../shared/transact.ts';
import { type Harvest, harvest } from './harvest.ts';
import { lotById } from './lots.ts';
import { recordField } from './record-field.ts';
import { refusals } from './refusals.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const { plots } = orchard;

const harvestOf = (more: Partial<Harvest> = {}): Harvest => ({
  id: newId(),
  productCode: KUMQUAT,
  grade: 'first',
  amount: quantity('50', 'kg'),
  plotIds: [plots.east],
  harvestedAt: MORNING,
  ...more,
});
const pick = (more: Partial<Harvest> = {}, actor: Actor = orchard.grower, now = MORNING) =>
  transact(db, { county: COUNTY, now, actor }, (call) => harvest(call, harvestOf(more)));
const codeOf = (outcome: Awaited<ReturnType<typeof pick>>) => (outcome.ok ? 'made' : outcome.refusal.code);
const read = (id: string) => asCall(db, {}, (call) => lotById(call, id));

test('fifty kilos of kumquats become a lot of a hundred 斤, good for twenty days, with a code to print', async () => {
  const made = must(await pick());
  const lot = await read(made.id);
  assert.match(made.code, /^HJ-260601-\d+$/);
  assert.deepEqual([lot?.quantity, lot?.unit, lot?.goodUntil], [100_000, 'jin', '2026-06-21']);
  assert.equal(lot?.sellerId, orchard.coop);
});

test('the harvest is in the trace at the moment it was picked, in kilos, at its plot', async () => {
  const { id, code } = must(await pick());
  const event = await db
    .selectFrom('tracing.event')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.equal(event.bizStep, 'commissioning');
  assert.deepEqual(event.eventTime, MORNING);
  assert.equal(event.bizLocation, `urn:maidehao:plot:${plots.east}`);
  const document = event.document as { quantityList: unknown };
  assert.deepEqual(document.quantityList, [
    { epcClass: `https://id.gs1.org/01/92045022400019/10/${code}`, quantity: 50, uom: 'KGM' },
  ]);
});

test('a harvest sent twice, even at the same moment, makes one lot', async () => {
  const id = newId();
  const outcomes = await Promise.all([pick({ id }), pick({ id }), pick({ id })]);
  const codes = new Set(outcomes.map((outcome) => must(outcome).code));
  assert.equal(codes.size, 1);
});

test('thirty harvests at the same moment get thirty different codes', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, (_, index) => pick({ plotIds: [index % 2 ? plots.east : plots.river] })),
  );
  assert.equal(new Set(outcomes.map((outcome) => must(outcome).code)).size, 30);
});

test('inside the interval of a spraying on any of its plots nothing is harvested, and the first day is named', async () => {
  const doneAt = instantAt('2026-05-20');
  const entry = {
    id: newId(),
    plotId: plots.river,
    kind: 'spray',
    sprayProductCode: 'abamectin',
    doneAt,
  } as const;
  must(await asCall(db, { actor: orchard.grower }, (call) => recordField(call, entry)));
  const refused = await pick({ plotIds: [plots.east, plots.river] });
  assert.equal(codeOf(refused), 'origin.spray-interval');
  assert.deepEqual(refused.ok ? {} : refused.refusal.facts, {
    sprayZh: '阿维菌素',
    sprayEn: 'Abamectin',
    plot: '河边',
    firstDay: '2026-06-04',
  });
  const { zh, en } = refusals['origin.spray-interval'];
  const facts = { sprayZh: '阿维菌素', sprayEn: 'Abamectin', plot: '河边', firstDay: '2026-06-04' };
  assert.match(zh(facts).next, /最早 6月4日可以采收/);
  assert.match(en(facts).next, /Harvest from 4 June?/);

  const tooEarly = instantAt('2026-06-03', '18:00');
  const fine = instantAt('2026-06-04', '06:00');
  assert.equal(
    codeOf(await pick({ plotIds: [plots.river], harvestedAt: tooEarly }, orchard.grower, tooEarly)),
    'origin.spray-interval',
  );
  assert.equal(
    codeOf(await pick({ plotIds: [plots.river], harvestedAt: fine }, orchard.grower, fine)),
    'made',
  );
});

test('a spraying and a harvest at the same moment see each other: the fruit is refused or the lot is on hold', async () => {
  for (let round = 0; round < 8; round += 1) {
    const now = instantAt(`2026-07-${10 + round}`, '08:00');
    const id = newId();
    const spraying = {
      id: newId(),
      plotId: plots.wei,
      kind: 'spray',
      sprayProductCode: 'abamectin',
      doneAt: now,
    } as const;
    const caller = { county: COUNTY, now, actor: orchard.loner };
    const [, picked] = await Promise.all([
      transact(db, caller, (call) => recordField(call, spraying)),
      pick({ id, plotIds: [plots.wei], harvestedAt: now }, orchard.loner, now),
    ]);
    if (picked.ok) assert.equal((await read(id))?.status, 'held');
    else assert.equal(codeOf(picked), 'origin.spray-interval');
  }
});

test('a grade that the product does not have is refused', async () => {
  assert.equal(codeOf(await pick({ grade: 'third' })), 'origin.grade-unknown');
});

test('kumquats are not counted in pieces, nothing is nothing, and half a gram is no weight', async () => {
  for (const amount of [quantity('100', 'piece'), quantity('0', 'kg'), quantity('0.001', 'jin')]) {
    assert.equal(codeOf(await pick({ amount })), 'origin.amount-invalid');
  }
});

test('a lot comes from plots of one household that grow this product', async () => {
  const coopStaff = orchard.coopStaff;
  assert.equal(codeOf(await pick({ plotIds: [plots.east, plots.qin] }, coopStaff)), 'origin.plots-differ');
  assert.equal(codeOf(await pick({ plotIds: [plots.east, plots.hill] })), 'origin.plots-differ');
  assert.equal(codeOf(await pick({ productCode: EGGS })), 'origin.plots-differ');
});

test('nobody harvests a neighbour’s plot, and nothing is picked tomorrow', async () => {
  assert.equal(codeOf(await pick({ plotIds: [plots.wei] })), 'origin.not-yours');
  assert.equal(codeOf(await pick({ harvestedAt: instantAt('2026-06-02', '09:00') })), 'origin.in-future');
});

test('another household cannot take over a lot by sending its id', async () => {
  const { id } = must(await pick());
  assert.equal(codeOf(await pick({ id, plotIds: [plots.wei] }, orchard.loner)), 'origin.id-taken');
});

test('tea oil is for sale as it is, kumquats only with their certificate', async () => {
  const oil = must(
    await pick({ productCode: TEA_OIL, plotIds: [plots.hill], amount: quantity('5.5', 'kg') }),
  );
  const fruit = must(await pick());
  assert.equal((await read(oil.id))?.forSale, true);
  assert.equal((await read(fruit.id))?.forSale, false);
});
