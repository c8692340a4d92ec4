import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { KUMQUAT, picked, plantOrchard } from '../../../test/help/orchard.ts';
import { type Call, platform } from '../../shared/call.ts';
import { newId } from '../../shared/id.ts';
import { must, type Outcome } from '../../shared/outcome.ts';
import { quantity } from '../../shared/quantity.ts';
import { transact } from '../../shared/transact.ts';
import { allotmentsOf } from './allotments.ts';
import { channelsOfLot } from './channels-of-lot.ts';
import { followAllotments } from './follow-allotments.ts';
import { issueCertificate } from './issue-certificate.ts';
import type { AllotmentKind } from './kernel/allotment.ts';
import type { Channel, SetApart } from './kernel/channel.ts';
import { freeOf } from './kernel/stock.ts';
import { lotById } from './lots.ts';
import { moveAllotment } from './move-allotment.ts';
import { recordLoss } from './record-loss.ts';
import { releaseStock } from './release-stock.ts';
import { reserveStock } from './reserve-stock.ts';
import { returnStock } from './return-stock.ts';
import { sellStock } from './sell-stock.ts';
import { setAllotment } from './set-allotment.ts';

const { db, pool } = await testDatabase();
const orchard = await plantOrchard(db);
const caller = { county: COUNTY, now: MORNING, actor: platform };
const run = <T>(verb: (call: Call) => Promise<T>) => transact(db, caller, verb);

async function lotOf(jin: string): Promise<string> {
  return asCall(db, {}, async (call) => {
    const { id } = await picked(call, orchard.plots.east, { amount: jin, productCode: KUMQUAT });
    must(await issueCertificate(call, { id: newId(), lotId: id, basis: ['quality-control'] }));
    return id;
  });
}

const move = (lotId: string, from: Channel, to: Channel, jin: string, id = newId()) =>
  run((call) => moveAllotment(call, { id, lotId, from, to, amount: quantity(jin, 'jin') }));
const take = (lotId: string, channel: Channel, milli: number) =>
  run((call) => reserveStock(call, [{ lotId, milli, channel }]));
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);
const held = async (lotId: string, channel: SetApart) =>
  (await run((call) => allotmentsOf(call, lotId))).find((each) => each.channel === channel);
const free = async (lotId: string) =>
  freeOf((await run((call) => lotById(call, lotId))) ?? assert.fail('no lot'));

test('what is set aside for a live drop the shop cannot sell, and the drop sells no more than that', async () => {
  const lotId = await lotOf('100');
  must(await move(lotId, 'shop', 'live', '60'));
  assert.equal(code(await take(lotId, 'shop', 40_500)), 'origin.stock-gone');
  assert.equal(code(await take(lotId, 'shop', 40_000)), 'done');
  assert.equal(code(await take(lotId, 'live', 60_500)), 'origin.allotment-gone');
  assert.equal(code(await take(lotId, 'live', 60_000)), 'done');
});

test('what an order of a channel gives back is that channel’s again, and can be moved on to another', async () => {
  const lotId = await lotOf('100');
  must(await move(lotId, 'shop', 'live', '60'));
  must(await take(lotId, 'live', 60_000));
  must(await run((call) => releaseStock(call, [{ lotId, milli: 20_000, channel: 'live' }])));
  assert.deepEqual([(await held(lotId, 'live'))?.held, await free(lotId)], [20_000, 40_000]);
  must(await move(lotId, 'live', 'round', '20'));
  assert.equal(code(await take(lotId, 'live', 500)), 'origin.allotment-gone');
  assert.equal(code(await take(lotId, 'round', 20_000)), 'done');
});

test('a form sent twice moves once', async () => {
  const lotId = await lotOf('100');
  const id = newId();
  must(await move(lotId, 'shop', 'round', '30', id));
  must(await move(lotId, 'shop', 'round', '30', id));
  assert.equal((await held(lotId, 'round'))?.held, 30_000);
});

test('a shared channel takes what the shop takes too, up to its ceiling', async () => {
  const lotId = await lotOf('100');
  const ceiling = quantity('30', 'jin');
  must(await run((call) => setAllotment(call, { lotId, channel: 'round', kind: 'shared', ceiling })));
  assert.equal(code(await take(lotId, 'round', 30_500)), 'origin.allotment-gone');
  assert.equal(code(await take(lotId, 'round', 30_000)), 'done');
  assert.equal(code(await take(lotId, 'shop', 70_000)), 'done');
});

test('a floating part follows what is left, up and down, and sells beyond it while there is something', async () => {
  const lotId = await lotOf('100');
  must(
    await run((call) => setAllotment(call, { lotId, channel: 'wholesale', kind: 'floating', shareBp: 3000 })),
  );
  assert.equal((await held(lotId, 'wholesale'))?.held, 30_000);
  must(await take(lotId, 'shop', 50_000));
  await run(followAllotments);
  assert.equal((await held(lotId, 'wholesale'))?.held, 15_000);
  must(await run((call) => releaseStock(call, [{ lotId, milli: 50_000 }])));
  await run(followAllotments);
  assert.equal((await held(lotId, 'wholesale'))?.held, 30_000);
  assert.equal(code(await take(lotId, 'wholesale', 90_000)), 'done');
});

test('what a platform was told it may sell cannot be moved away, and a platform never shares', async () => {
  const lotId = await lotOf('100');
  const channel = 'platform:market';
  assert.equal(code(await take(lotId, channel, 1_000)), 'origin.allotment-gone');
  must(await move(lotId, 'shop', channel, '50'));
  await sql`update origin.allotment set promised = 40 where lot_id = ${lotId}`.execute(db);
  assert.equal(code(await move(lotId, channel, 'shop', '11')), 'origin.allotment-promised');
  assert.equal(code(await move(lotId, channel, 'shop', '10')), 'done');
  const share = await run((call) => setAllotment(call, { lotId, channel, kind: 'shared' }));
  assert.equal(code(share), 'origin.platform-shares');
});

test('neighbours, visitors and officers move nothing; the co-op moves its members’ lots', async () => {
  const lotId = await lotOf('100');
  const by = (actor: typeof orchard.grower) =>
    transact(db, { ...caller, actor }, (call) =>
      moveAllotment(call, { id: newId(), lotId, from: 'shop', to: 'live', amount: quantity('1', 'jin') }),
    );
  assert.equal(code(await by(orchard.loner)), 'origin.not-yours');
  assert.equal(code(await by(orchard.officer)), 'origin.not-allowed');
  assert.equal(code(await by(orchard.coopStaff)), 'done');
  const { code: lotCode } = (await run((call) => lotById(call, lotId))) ?? assert.fail('no lot');
  const seen = await transact(db, { ...caller, actor: orchard.grower }, (call) =>
    channelsOfLot(call, lotCode),
  );
  assert.deepEqual(
    must(seen).moves.map(({ from, to, milli, personName }) => ({ from, to, milli, personName })),
    [{ from: 'shop', to: 'live', milli: 1_000, personName: '覃小梅' }],
  );
});

test('the database has the last word: no statement sets aside what is not there, or hides what is set aside', async () => {
  const lotId = await lotOf('10');
  must(await move(lotId, 'shop', 'live', '6'));
  for (const [statement, constraint] of [
    ['update origin.allotment set held = 10.001 where lot_id = $1', 'lot_never_oversold'],
    ['update origin.lot set reserved = 4.001 where id = $1', 'lot_never_oversold'],
    ['update origin.lot set allotted = 0 where id = $1', 'what is set aside follows'],
    ['update origin.allotment set held = -1 where lot_id = $1', 'allotment_never_oversold'],
    ['update origin.allotment set promised = 7 where lot_id = $1', 'allotment_never_oversold'],
    ["update origin.allotment set kind = 'shared' where lot_id = $1", 'allotment_never_oversold'],
  ] as const) {
    await assert.rejects(pool.query(statement, [lotId]), new RegExp(constraint), statement);
  }
});

const CHANNELS = ['shop', 'live', 'round', 'wholesale', 'platform:market'] as const satisfies Channel[];
const channel = fc.constantFrom(...CHANNELS);
const apart = fc.constantFrom<SetApart>('live', 'round', 'wholesale');
const milli = fc.integer({ min: 1, max: 60 }).map((half) => half * 500);
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('reserve' as const), channel, milli }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('release', 'sell', 'return'), pick: fc.nat(30) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('move' as const), from: channel, to: channel, milli }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('set' as const),
      channel: apart,
      as: fc.constantFrom<AllotmentKind>('fixed', 'shared', 'floating'),
      shareBp: fc.integer({ min: 1, max: 5000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const), milli }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'follow' as const }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

interface Draw {
  readonly channel: Channel;
  readonly milli: number;
  state: 'reserved' | 'sold' | 'back';
}

/** Plays an act in a transaction of its own; what is refused has changed nothing, and that is as good. */
async function play(lotId: string, step: Act, draws: Draw[], mine: Draw | undefined): Promise<void> {
  if (step.kind === 'follow') return run(followAllotments);
  if (step.kind === 'reserve') {
    if ((await take(lotId, step.channel, step.milli)).ok) {
      draws.push({ channel: step.channel, milli: step.milli, state: 'reserved' });
    }
    return;
  }
  if (step.kind === 'move') {
    const amount = { milli: step.milli, unit: 'jin' as const };
    await run((call) => moveAllotment(call, { id: newId(), lotId, from: step.from, to: step.to, amount }));
    return;
  }
  if (step.kind === 'set') {
    const { channel: of, as, shareBp } = step;
    await run((call) => setAllotment(call, { lotId, channel: of, kind: as, shareBp }));
    return;
  }
  if (step.kind === 'lose') {
    const amount = { milli: step.milli, unit: 'jin' as const };
    await run((call) => recordLoss(call, { id: newId(), lotId, amount, reason: '坏了' }));
    return;
  }
  if (!mine) return;
  const line = [{ lotId, milli: mine.milli, channel: mine.channel }];
  if (mine.state === 'reserved' && step.kind === 'sell') {
    must(await run((call) => sellStock(call, line)));
    mine.state = 'sold';
  } else if (mine.state === 'reserved') {
    must(await run((call) => releaseStock(call, line)));
    mine.state = 'back';
  } else if (mine.state === 'sold' && step.kind === 'return') {
    must(await run((call) => returnStock(call, line)));
    mine.state = 'back';
  }
}

/** Every way in which the lot disagrees with what was drawn from it; none when all is well. */
async function disagreements(lotId: string, draws: readonly Draw[]): Promise<string[]> {
  const sum = (of: (draw: Draw) => boolean) =>
    draws.reduce((total, draw) => total + (of(draw) ? draw.milli : 0), 0);
  const lot = (await run((call) => lotById(call, lotId))) ?? assert.fail('no lot');
  const allotments = await run((call) => allotmentsOf(call, lotId));
  const { rows } = await sql<{ missing: string }>`
    select missing from origin.v_lot_balance where lot_id = ${lotId}`.execute(db);
  const found = [
    lot.reserved === sum(({ state }) => state === 'reserved') ? [] : ['reserved'],
    lot.sold === sum(({ state }) => state === 'sold') ? [] : ['sold'],
    lot.allotted === allotments.reduce((total, each) => total + each.held, 0) ? [] : ['set aside'],
    freeOf(lot) >= 0 ? [] : ['oversold'],
    Number(rows[0]?.missing) === 0 ? [] : ['mass'],
    ...allotments.map((each) =>
      each.taken === sum((draw) => draw.channel === each.channel && draw.state !== 'back')
        ? []
        : [`taken by ${each.channel}`],
    ),
  ];
  return found.flat();
}

test('wish 6: one stock is the ceiling of all channels: whatever they do at the same moment, nothing is sold twice and nothing set aside appears or vanishes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 8 }),
      async (rounds) => {
        const lotId = await lotOf('100');
        const draws: Draw[] = [];
        for (const together of rounds) {
          // Each draw is given to one act at a time, as an order's lock gives it in life.
          const open = draws.filter(({ state }) => state !== 'back');
          await Promise.all(
            together.map((step) => {
              const at = 'pick' in step ? step.pick % Math.max(1, open.length) : 0;
              const mine = 'pick' in step ? open.splice(at, 1)[0] : undefined;
              return play(lotId, step, draws, mine);
            }),
          );
          assert.deepEqual(await disagreements(lotId, draws), []);
        }
      },
    ),
    { numRuns: 30, endOnFailure: true },
  );
});

test('forty buyers of two channels race while the seller moves goods between them: each jin is sold once', async () => {
  const lotId = await lotOf('60');
  must(await move(lotId, 'shop', 'live', '30'));
  const outcomes = await Promise.all([
    ...Array.from({ length: 40 }, (_, index) => take(lotId, index % 2 ? 'live' : 'shop', 2_000)),
    ...Array.from({ length: 6 }, (_, index) =>
      index % 2 ? move(lotId, 'live', 'shop', '4') : move(lotId, 'shop', 'live', '4'),
    ),
  ]);
  const sold = outcomes.slice(0, 40).filter(({ ok }) => ok).length;
  const left = (await free(lotId)) + ((await held(lotId, 'live'))?.held ?? 0);
  assert.equal(sold * 2_000 + left, 60_000);
});
