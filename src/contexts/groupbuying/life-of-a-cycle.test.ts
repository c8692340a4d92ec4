import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { cancelOrder, expireUnpaid, packOrder } from '#ordering';
import { setAllotment } from '#origin';
import { visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { cyclesOf, join, openGroup, tick, weekly } from '../../../test/help/group.ts';
import { booksBalance, openMarket, payFor } from '../../../test/help/market.ts';
import { hubKeeper, POINT_KEEPER, pointKeeper } from '../../../test/help/network.ts';
import {
  callOff,
  cloneSeries,
  offerSeries,
  openDueCycles,
  pauseSeries,
  resumeSeries,
  reviseSeries,
  takeOverSeries,
} from './index.ts';

const database = await testDatabase();
const { db } = database;
const { offers, orchard, lots } = await openMarket(db);
await addKeepers();
const hours = (count: number) => new Date(MORNING.getTime() + count * 3_600_000);
const kumquats = (least = 0, most?: number) => ({
  offerId: offers.kumquats,
  least,
  ...(most ? { most } : {}),
});

async function joinAndPay(cycleId: string, milli: number, phone: string, now = MORNING): Promise<string> {
  const placed = must(await join(db, cycleId, [[offers.kumquats, milli]], { phone, now }));
  await payFor(database, placed.checkoutId, now);
  return placed.orders[0]?.id ?? '';
}

async function order(id: string) {
  return db
    .selectFrom('ordering.order')
    .select(['status', 'awaitsCycle', 'goodsFen', 'deliveryFen', 'refundedFen', 'departs', 'number', 'token'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

async function lot(id: string) {
  return db
    .selectFrom('origin.lot')
    .select(['reserved', 'sold'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** What phones were told since this was last asked. */
const heard = new Set<string>();
async function news(): Promise<string[]> {
  const { rows } = await sql<{ id: string; text: string }>`select id, text from people.notice`.execute(db);
  const fresh = rows.filter(({ id }) => !heard.has(id));
  for (const { id } of fresh) heard.add(id);
  return fresh.map(({ text }) => text);
}

test('a group that reaches its minimum comes about: everyone is told, and only then is it packed', async () => {
  const { seriesId, cycleId } = await openGroup(db, weekly([kumquats(4)], { leastMembers: 2 }));
  const first = await joinAndPay(cycleId, 2_000, '13877320001');
  const second = await joinAndPay(cycleId, 2_500, '13877320002');
  const pack = (now: Date) =>
    asCall(db, { now, actor: orchard.coopStaff }, (call) =>
      packOrder(call, { packingId: newId(), orderId: first, lines: [] }),
    );
  assert.deepEqual(await pack(hours(1)), {
    ok: false,
    refusal: { code: 'ordering.cycle-open', facts: { number: (await order(first)).number } },
  });

  await news();
  await tick(db, hours(24));
  assert.equal((await cyclesOf(db, seriesId))[0]?.status, 'made');
  const words = await news();
  assert.equal(
    words.filter((text) => text.includes('成团了')).length,
    4,
    'two members, the leader, the seller',
  );
  assert.match(words[0] ?? '', /6月4日 到 雅仕村便民点 取/);
  assert.ok((await pack(hours(25))).ok);
  const [one, two] = [await order(first), await order(second)];
  assert.equal(one.departs, two.departs, 'all of it goes by one departure');
  assert.deepEqual([one.status, two.status], ['packed', 'paid']);
  await tick(db, hours(26));
  assert.deepEqual(await news(), [], 'decided once, told once');
});

test('the leader has the leader’s share of the payment, not who keeps the place', async () => {
  const { rows } = await sql<{ organisationId: string; fen: number }>`
    select (s->>1)::uuid as organisation_id, (s->>2)::integer as fen
    from paying.payment p, jsonb_array_elements(p.split) o, jsonb_array_elements(o - 0) s where s->>0 = 'leader'`.execute(
    db,
  );
  assert.ok(rows.length >= 2);
  assert.ok(rows.every(({ organisationId }) => organisationId === POINT_KEEPER));
  assert.equal(rows[0]?.fen, Math.round(2 * 1290 * 0.03));
  await booksBalance(db);
});

test('wish 10: a missed minimum extends a group once, by the stated time, and then calls it off, tells everyone and pays everything back', async () => {
  const stock = await lot(lots.olderKumquats);
  const { seriesId, cycleId } = await openGroup(db, weekly([kumquats()], { leastMembers: 5 }));
  const id = await joinAndPay(cycleId, 1_000, '13877320003');
  await news();
  await tick(db, hours(24));
  await tick(db, hours(25));
  const extended = await news();
  assert.match(extended[0] ?? '', /还差 4 人.*延长到 6月3日 08:00，只延长一次/);
  assert.equal(extended.length, 2, 'the member and the leader, once');
  const late = await joinAndPay(cycleId, 1_000, '13877320004', hours(30));
  assert.equal((await order(late)).awaitsCycle, true);

  await tick(db, hours(48));
  assert.equal((await cyclesOf(db, seriesId))[0]?.status, 'failed');
  for (const each of [id, late]) {
    const { status, refundedFen, goodsFen, deliveryFen } = await order(each);
    assert.deepEqual([status, refundedFen], ['cancelled', goodsFen + deliveryFen]);
  }
  assert.deepEqual(await lot(lots.olderKumquats), stock, 'the goods are free again');
  assert.match((await news()).join('\n'), /没有成团（还差 3 人）/);
  await booksBalance(db);
});

test('a group that fills up in its extension comes about', async () => {
  const { seriesId, cycleId } = await openGroup(db, weekly([kumquats()], { leastMembers: 2 }));
  await joinAndPay(cycleId, 500, '13877320005');
  await tick(db, hours(24));
  await joinAndPay(cycleId, 500, '13877320006', hours(40));
  await tick(db, hours(47));
  assert.equal((await cyclesOf(db, seriesId))[0]?.status, 'open', 'until the stated time');
  await tick(db, hours(48));
  assert.deepEqual(
    (await cyclesOf(db, seriesId)).map(({ status, members }) => [status, members]),
    [['made', 2]],
  );
});

test('wish 9: only full cases are delivered: who joined last is paid back what fills none, the rest is packed', async () => {
  const items = [{ offerId: offers.kumquats, caseMilli: 5_000, least: 1 }];
  const { cycleId } = await openGroup(db, weekly(items, { extendHours: 0 }));
  const first = await joinAndPay(cycleId, 4_000, '13877320007');
  const second = await joinAndPay(cycleId, 2_000, '13877320008', hours(1));
  await news();
  await tick(db, hours(24));
  assert.equal((await order(first)).refundedFen, 0);
  assert.equal((await order(second)).refundedFen, 1290);
  const words = await news();
  assert.equal(words.filter((text) => text.includes('整箱')).length, 1, 'only who is touched reads of it');
  const { rows } = await sql<{ quantity: string; drawn: string }>`
    select l.quantity, (select sum(d.quantity) from ordering.order_line_lot d where d.order_id = l.order_id) as drawn
    from ordering.order_line l where l.order_id = ${second}`.execute(db);
  assert.deepEqual(rows, [{ quantity: '1.000', drawn: '1.000' }]);
  const packed = await asCall(db, { now: hours(25), actor: orchard.coopStaff }, (call) =>
    packOrder(call, { packingId: newId(), orderId: second, lines: [] }),
  );
  assert.deepEqual(packed, { ok: true, value: { refundedFen: 0 } });
  await booksBalance(db);
});

test('goods below their own minimum are paid back line by line, and the rest of the order is packed', async () => {
  const items = [kumquats(), { offerId: offers.pomelo, least: 5 }];
  const { cycleId } = await openGroup(db, weekly(items, { extendHours: 0 }));
  const placed = must(
    await join(db, cycleId, [
      [offers.pomelo, 2_000],
      [offers.kumquats, 1_000],
    ]),
  );
  await payFor(database, placed.checkoutId);
  await tick(db, hours(24));
  const statuses = await Promise.all(placed.orders.map(({ id }) => order(id)));
  assert.deepEqual(statuses.map(({ status }) => status).toSorted(), ['cancelled', 'paid']);

  const box = [kumquats(), { offerId: offers.box, least: 5 }];
  const both = await openGroup(db, weekly(box, { extendHours: 0 }));
  const together = must(
    await join(db, both.cycleId, [
      [offers.box, 1_000],
      [offers.kumquats, 1_000],
    ]),
  );
  await payFor(database, together.checkoutId);
  await tick(db, hours(24));
  const [only] = together.orders;
  assert.equal((await order(only?.id ?? '')).refundedFen, 6_800);
  const packed = await asCall(db, { now: hours(25), actor: orchard.coopStaff }, (call) =>
    packOrder(call, { packingId: newId(), orderId: only?.id ?? '', lines: [] }),
  );
  assert.deepEqual(packed, { ok: true, value: { refundedFen: 0 } });
  await booksBalance(db);
});

test('nobody joins beyond the most, and who did not pay makes room', async () => {
  const { cycleId } = await openGroup(db, weekly([kumquats(0, 3)], { mostMembers: 2 }));
  must(await join(db, cycleId, [[offers.kumquats, 2_000]], { phone: '13877320011' }));
  const refused = await join(db, cycleId, [[offers.kumquats, 1_500]], { phone: '13877320012' });
  assert.ok(!refused.ok);
  assert.deepEqual(refused.refusal, {
    code: 'groupbuying.item-full',
    facts: { titleZh: '滑皮金桔', titleEn: 'Smooth-skin kumquats', left: '1', unit: 'jin' },
  });
  must(await join(db, cycleId, [[offers.kumquats, 500]], { phone: '13877320012' }));
  const third = await join(db, cycleId, [[offers.kumquats, 500]], { phone: '13877320013' });
  assert.equal(!third.ok && third.refusal.code, 'groupbuying.full');
  must(await join(db, cycleId, [[offers.kumquats, 500]], { phone: '13877320012' }));
  await asCall(db, { now: hours(1) }, expireUnpaid);
  must(await join(db, cycleId, [[offers.kumquats, 3_000]], { phone: '13877320013', now: hours(1) }));
});

test('who joined in the last minute still has time to pay, and the group waits for it', async () => {
  const { seriesId, cycleId } = await openGroup(
    db,
    weekly([kumquats()], { leastMembers: 1, extendHours: 0 }),
  );
  const last = new Date(hours(24).getTime() - 60_000);
  const placed = must(await join(db, cycleId, [[offers.kumquats, 500]], { now: last }));
  await tick(db, hours(24));
  assert.equal((await cyclesOf(db, seriesId))[0]?.status, 'open');
  const joined = await join(db, cycleId, [[offers.kumquats, 500]], { now: hours(24) });
  assert.equal(!joined.ok && joined.refusal.code, 'groupbuying.not-open');
  await payFor(database, placed.checkoutId, new Date(hours(24).getTime() + 5 * 60_000));
  await tick(db, new Date(hours(24).getTime() + 6 * 60_000));
  assert.equal((await cyclesOf(db, seriesId))[0]?.status, 'made');
});

test('a form sent twice joins once', async () => {
  const { cycleId } = await openGroup(db, weekly([kumquats(0, 1)]));
  const checkoutId = newId();
  const [one, two] = await Promise.all(
    [1, 2].map(() => join(db, cycleId, [[offers.kumquats, 1_000]], { checkoutId })),
  );
  assert.ok(one?.ok && two?.ok);
  assert.deepEqual(one.value, two.value);
});

test('a crowd that wants the last places of a group gets exactly those', async () => {
  const { cycleId } = await openGroup(db, weekly([kumquats(0, 4)]));
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, place) =>
      join(db, cycleId, [[offers.kumquats, 1_000]], { phone: `138773201${String(place).padStart(2, '0')}` }),
    ),
  );
  assert.equal(all.filter(({ ok }) => ok).length, 4);
});

test('a group takes from what its lots set aside for group buys, and no more', async () => {
  const lotIds = [lots.kumquats, lots.olderKumquats];
  const fix = (kind: 'fixed' | 'shared') =>
    asCall(db, {}, async (call) => {
      for (const lotId of lotIds) must(await setAllotment(call, { lotId, channel: 'round', kind }));
    });
  const { cycleId } = await openGroup(db, weekly([kumquats()]));
  await fix('fixed');
  const refused = await join(db, cycleId, [[offers.kumquats, 1_000]]);
  assert.equal(!refused.ok && refused.refusal.code, 'selling.sold-out');
  await fix('shared');
  must(await join(db, cycleId, [[offers.kumquats, 1_000]]));
});

test('a member may leave while the group is open, and counts no more', async () => {
  const { seriesId, cycleId } = await openGroup(
    db,
    weekly([kumquats()], { leastMembers: 1, extendHours: 0 }),
  );
  const id = await joinAndPay(cycleId, 500, '13877320021');
  const { token } = await order(id);
  must(
    await asCall(db, { now: hours(1), actor: visitor }, (call) =>
      cancelOrder(call, { orderId: id, token, words: '' }),
    ),
  );
  await tick(db, hours(24));
  assert.equal((await cyclesOf(db, seriesId))[0]?.status, 'failed');
});

test('a leader calls a group off with words, and everything is paid back; nobody else can', async () => {
  const { seriesId, cycleId } = await openGroup(db, weekly([kumquats()]));
  const id = await joinAndPay(cycleId, 500, '13877320031');
  const unpaid = must(await join(db, cycleId, [[offers.kumquats, 500]], { phone: '13877320032' }));
  const as = (actor: typeof hubKeeper, words: string) =>
    asCall(db, { now: hours(2), actor }, (call) => callOff(call, { cycleId, words }));
  assert.equal((await as(hubKeeper, '山路塌了')).ok, false);
  assert.equal((await as(pointKeeper, ' ')).ok, false);
  await news();
  must(await as(pointKeeper, '山路塌了'));
  assert.equal((await cyclesOf(db, seriesId))[0]?.status, 'called-off');
  assert.match((await news()).join('\n'), /取消了：山路塌了/);
  assert.equal((await order(id)).refundedFen, 645 + 600);
  assert.equal((await order(unpaid.orders[0]?.id ?? '')).status, 'cancelled');
  await payFor(database, unpaid.checkoutId, hours(2));
  assert.equal((await order(unpaid.orders[0]?.id ?? '')).refundedFen, 645 + 600, 'paid too late: paid back');
  await booksBalance(db);
});

test('wish 11: cycles open by themselves, once each, also after days without the system', async () => {
  const { seriesId } = await openGroup(db, weekly([kumquats()], { titleZh: '停电团', extendHours: 0 }));
  const monday = (weeks: number) => hours(weeks * 168);
  await tick(db, new Date(monday(1).getTime() - 60_000));
  assert.equal((await cyclesOf(db, seriesId)).length, 1);
  await Promise.all([1, 2, 3].map(() => asCall(db, { now: monday(1) }, openDueCycles)));
  assert.equal((await cyclesOf(db, seriesId)).length, 2);
  await news();
  await tick(db, new Date(monday(4).getTime() + 3_600_000));
  assert.deepEqual(
    (await cyclesOf(db, seriesId)).map(({ number, status }) => [number, status]),
    [
      [1, 'failed'],
      [2, 'failed'],
      [3, 'skipped'],
      [4, 'skipped'],
      [5, 'open'],
    ],
  );
  assert.equal((await news()).filter((text) => /停电团.*没有开/.test(text)).length, 2);
  await tick(db, MORNING);
  assert.equal((await cyclesOf(db, seriesId)).length, 5, 'a clock set back opens nothing again');
});

test('a series that rests opens nothing, and goes on in its rhythm without making up for it', async () => {
  const { seriesId } = await openGroup(db, weekly([kumquats()], { extendHours: 0 }));
  const led = (now: Date, verb: typeof pauseSeries) =>
    asCall(db, { now, actor: pointKeeper }, (call) => verb(call, { seriesId })).then(must);
  await led(hours(1), pauseSeries);
  await tick(db, hours(170));
  assert.equal((await cyclesOf(db, seriesId)).length, 1);
  await led(hours(200), resumeSeries);
  await tick(db, hours(201));
  assert.equal((await cyclesOf(db, seriesId)).length, 1);
  await tick(db, hours(336));
  assert.equal((await cyclesOf(db, seriesId)).length, 2);
});

test('wish 11: a clone keeps everything, and another leader may begin it', async () => {
  const items = [
    { offerId: offers.kumquats, caseMilli: 5_000, least: 2, most: 9 },
    { offerId: offers.pomelo, least: 3 },
  ];
  const terms = weekly(items, {
    leastMembers: 3,
    leastFen: 9_900,
    mostMembers: 40,
    noteZh: '自带袋子',
    noteEn: 'Bring a bag',
  });
  const { seriesId } = await openGroup(db, terms);
  const id = newId();
  must(
    await asCall(db, { actor: hubKeeper }, (call) =>
      cloneSeries(call, { seriesId, id, nextDay: '2026-07-06' }),
    ),
  );
  const row = (which: string) =>
    db.selectFrom('groupbuying.series').selectAll().where('id', '=', which).executeTakeFirstOrThrow();
  const itemRows = (which: string) =>
    db
      .selectFrom('groupbuying.seriesItem')
      .selectAll()
      .where('seriesId', '=', which)
      .orderBy('position')
      .execute();
  const kept = ({
    id: _,
    leaderId,
    nextDay,
    nextNumber,
    createdAt,
    changedAt,
    ...rest
  }: Awaited<ReturnType<typeof row>>) => rest;
  assert.deepEqual(kept(await row(id)), kept(await row(seriesId)));
  const bare = (rows: Awaited<ReturnType<typeof itemRows>>) => rows.map(({ seriesId: _, ...rest }) => rest);
  assert.deepEqual(bare(await itemRows(id)), bare(await itemRows(seriesId)));
  assert.equal((await row(id)).nextDay, '2026-07-06');
});

test('a series is inherited by whom it was offered to, from its next cycle on', async () => {
  const { seriesId, cycleId } = await openGroup(db, weekly([kumquats()], { extendHours: 0 }));
  const to = hubKeeper.organisationId ?? '';
  const early = await asCall(db, { actor: hubKeeper }, (call) => takeOverSeries(call, { seriesId }));
  assert.equal(!early.ok && early.refusal.code, 'groupbuying.not-allowed');
  must(await asCall(db, { actor: pointKeeper }, (call) => offerSeries(call, { seriesId, to })));
  must(await asCall(db, { actor: hubKeeper }, (call) => takeOverSeries(call, { seriesId })));
  await tick(db, hours(168));
  const { rows } = await sql<{ leaderId: string }>`
    select leader_id from groupbuying.cycle where series_id = ${seriesId} order by number`.execute(db);
  assert.deepEqual(
    rows.map(({ leaderId }) => leaderId),
    [pointKeeper.organisationId, to],
  );
  assert.ok(cycleId);
});

test('a change of the terms reaches the next cycle, never the one members have joined', async () => {
  const { seriesId, cycleId } = await openGroup(
    db,
    weekly([kumquats()], { leastMembers: 1, extendHours: 0 }),
  );
  const terms = weekly([kumquats(9)], { leastMembers: 50, extendHours: 0, nextDay: '2026-06-08' });
  must(await asCall(db, { actor: pointKeeper }, (call) => reviseSeries(call, { seriesId, terms })));
  await joinAndPay(cycleId, 500, '13877320041');
  await tick(db, hours(24));
  await tick(db, hours(168));
  const { rows } = await sql<{ status: string; leastMembers: number }>`
    select status, least_members from groupbuying.cycle where series_id = ${seriesId} order by number`.execute(
    db,
  );
  assert.deepEqual(rows, [
    { status: 'made', leastMembers: 1 },
    { status: 'open', leastMembers: 50 },
  ]);
});

async function addKeepers(): Promise<void> {
  const { rows } = await sql<{
    placeCode: string;
  }>`select place_code from people.organisation limit 1`.execute(db);
  const stations = [
    ['县共配中心', 'County hub', hubKeeper.organisationId],
    ['雅仕村小卖部', 'Yashi shop', pointKeeper.organisationId],
  ] as const;
  await db
    .insertInto('people.organisation')
    .values(
      stations.map(([nameZh, nameEn, id = '']) => ({
        countyId: 'test',
        id,
        kind: 'station' as const,
        nameZh,
        nameEn,
        placeCode: rows[0]?.placeCode ?? '',
        address: '',
        contactPhone: '+8610000000002',
        createdAt: MORNING,
      })),
    )
    .execute();
}
