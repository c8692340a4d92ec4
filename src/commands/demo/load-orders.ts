import { countFigures } from '#region';
import { type Call, platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { hearAtOnce } from '#shared/hear-at-once.ts';
import { addDays, type Day, dayOf, instantAt } from '#shared/instant.ts';
import { transact } from '#shared/transact.ts';
import { reactions } from '../../contexts/reactions.ts';
import { demoActors } from './actors.ts';
import { askAround } from './ask-around.ts';
import { carryParcels, handParcelsOut, sendParcelsOff } from './carry-parcels.ts';
import { driveNow } from './drive-now.ts';
import { inHistory } from './history.ts';
import type { DemoHousehold } from './households.ts';
import type { DemoLoad } from './load.ts';
import { beginGroups, GROUPS_BEGIN, joinGroups, runGroups } from './load-groups.ts';
import { demoOrders, type PlannedOrder } from './orders.ts';
import { packOrders } from './pack-orders.ts';
import { patience } from './patience.ts';
import { payBack } from './pay-at-sandbox.ts';
import type { DemoPerson } from './people.ts';
import { placeOrders } from './place-orders.ts';
import { county } from './places.ts';
import { reviewOrders } from './review-orders.ts';
import { pickTooLittle, sellAhead } from './sell-ahead.ts';
import { learn, quadrupled } from './statistics.ts';
import { weighAhead } from './weigh-ahead.ts';

const DAYS = 12;
// Long enough ago that what was ordered ahead is being picked now.
const DAYS_AHEAD = 5;

// The sandbox provider does not answer yet while the demo loads: what was paid and given back is written into it with its notices
// (pay-at-sandbox.ts). And nobody's phone is told what happened before the demo began.
const unheard = ['paying/on-refund-asked', 'ordering/on-lot-questioned'];
const heard = reactions.filter((reaction) => !unheard.includes(reaction.name));

/**
 * Twelve days of orders, lived through day by day at their own moments: placed, paid, packed, sent off, handed over, reviewed.
 * Stops at `now`: what lies ahead is left for whoever opens the demo. At last the county's figures are counted.
 */
export async function loadOrders(
  db: Db,
  {
    households,
    consumers,
    scale,
    now,
    progress,
  }: Pick<DemoLoad, 'scale' | 'now' | 'progress'> & {
    households: readonly DemoHousehold[];
    consumers: readonly DemoPerson[];
  },
): Promise<void> {
  const today = dayOf(now);
  const actors = demoActors(households, consumers);
  const planned = demoOrders(consumers, today, scale);
  const tell = patience(progress);

  async function stage(day: Day, time: string, run: (call: Call) => Promise<unknown>): Promise<void> {
    if (instantAt(day, time) > now) return;
    await inHistory(db, async (at) => {
      await run(at(day, time));
      await hearAtOnce(at(day, time), heard);
    });
  }

  for (let back = DAYS; back >= 0; back -= 1) {
    const day = addDays(today, -back);
    const placed = (from: string, until: string): PlannedOrder[] =>
      planned.filter(
        (order) =>
          order.day === day && from <= order.time && order.time < until && instantAt(day, order.time) <= now,
      );
    await stage(day, '08:10', back === GROUPS_BEGIN ? beginGroups : runGroups);
    await stage(day, '08:30', (call) => reviewOrders(call, actors));
    if (back === 1) await stage(day, '09:00', (call) => askAround(call, actors));
    if (back <= GROUPS_BEGIN) await stage(day, '09:20', (call) => joinGroups(call, { actors, consumers }));
    await stage(day, '15:00', (call) => carryParcels(call, actors));
    await stage(day, '16:30', (call) => placeOrders(call, actors, placed('00:00', '16:30')));
    await stage(day, '16:45', (call) => packOrders(call, actors));
    const last = day === (instantAt(today, '18:00') <= now ? today : addDays(today, -1));
    await stage(day, '18:00', (call) => sendParcelsOff(call, actors, last));
    await stage(day, '19:30', (call) => handParcelsOut(call, actors));
    if (back === DAYS_AHEAD)
      await stage(day, '20:00', (call) => sellAhead(call, actors, { households, planned, today }));
    if (back === 0) await stage(day, '07:40', (call) => pickTooLittle(call, actors, { households, today }));
    await stage(day, '21:00', runGroups);
    await stage(day, '22:10', (call) => placeOrders(call, actors, placed('16:30', '24:00')));
    if (quadrupled(DAYS - back + 1)) await learn(db);
    tell(`  已到 ${day}`, `up to ${day}`);
  }
  await inHistory(db, async (at) => {
    const atLast = { ...at(today, '00:00'), now };
    await weighAhead(atLast, actors);
    await payBack(atLast);
    await driveNow(atLast, actors);
    await hearAtOnce(atLast, heard);
  });
  await transact(db, { county: county.code, now, actor: platform }, countFigures);
}
