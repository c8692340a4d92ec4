import { networkOf, saveVehicle, type Vehicle } from '#delivery';
import {
  acceptPoolDay,
  bringToPool,
  closePoolMonth,
  confirmPoolDay,
  keepPoolTry,
  preparePool,
  workOutPool,
} from '#planning';
import { type Call, platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { addDays, type Day, dayOf, instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { transact } from '#shared/transact.ts';
import { idOf } from './demo-id.ts';
import { carrierId, hubId, nodes } from './network.ts';
import { city, county } from './places.ts';
import { seeded } from './seeded.ts';

const van = (carrier: string, plate: string, driverName: string, given: Partial<Vehicle> = {}): Vehicle => ({
  ...{ id: idOf(`vehicle ${plate}`), carrierId: idOf(carrier), hubId, plate, driverName, driverId: null },
  ...{ capacityGrams: 900_000, temperature: 'ambient', fixedFen: 8_000, kmFen: 100, hourFen: 3_000 },
  ...{ shiftFrom: '07:00', shiftUntil: '19:00', weekdays: [1, 2, 3, 4, 5, 6, 7], active: true },
  ...given,
});

const vehicles = [
  van('carrier post', '桂B·邮政演1', '覃志远'),
  van('carrier post', '桂B·邮政演2', '覃秀珍'),
  van('carrier supply', '桂B·供销演1', '韦建民', { capacityGrams: 2_000_000, fixedFen: 11_000, kmFen: 150 }),
  van('carrier courier', '桂B·快递演1', '莫小军', { capacityGrams: 600_000, fixedFen: 6_000, kmFen: 85 }),
  van('carrier courier', '桂B·快递演2', '莫丽霞', { capacityGrams: 600_000, fixedFen: 6_000, kmFen: 85 }),
];

/** How many nodes each carrier has something for, how many parcels at each at most, and how heavy one is in grams. */
const carriers: readonly Joining[] = [
  { organisationId: idOf('carrier post'), nodes: 14, parcels: 12, grams: 900 },
  { organisationId: idOf('carrier supply'), nodes: 8, parcels: 6, grams: 14_000 },
  { organisationId: idOf('carrier courier'), nodes: 13, parcels: 18, grams: 1_400 },
  { organisationId: carrierId, nodes: 6, parcels: 5, grams: 4_000 },
];

interface Joining {
  readonly organisationId: string;
  readonly nodes: number;
  readonly parcels: number;
  readonly grams: number;
}

/**
 * Post, supply co-op, couriers and the bus have driven together: two days of the month before, which is settled, and yesterday; what they
 * have brought for today is worked out and waits to be driven. For tomorrow post and couriers alone: that is accepted and with their vehicles.
 */
export async function loadPool(db: Db, now: Date): Promise<void> {
  const today = dayOf(now);
  const within = <Value>(at: Date, run: (call: Call) => Promise<Value>) =>
    transact(db, { county: county.code, now: at, actor: { ...platform, name: '潘文斌' } }, run);
  await within(now, async (call) => {
    for (const vehicle of vehicles) must(await saveVehicle(call, vehicle));
  });
  const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  for (const day of [`${lastMonth}-11`, `${lastMonth}-18`, addDays(today, -1), today]) {
    const morning = day === today ? now : instantAt(day, '06:30');
    await workOut(day, { at: morning, joining: carriers, within });
    if (day !== today)
      await within(instantAt(day, '20:00'), async (call) => must(await confirmPoolDay(call, day)));
  }
  await within(now, async (call) => must(await closePoolMonth(call, `${lastMonth}-01`)));
  const tomorrow = addDays(today, 1);
  const two = carriers.filter(({ organisationId }) =>
    [idOf('carrier post'), idOf('carrier courier')].includes(organisationId),
  );
  await workOut(tomorrow, { at: now, joining: two, within });
  await within(now, async (call) => must(await acceptPoolDay(call, tomorrow)));
}

async function workOut(
  day: Day,
  {
    at,
    joining,
    within,
  }: {
    readonly at: Date;
    readonly joining: readonly Joining[];
    readonly within: <Value>(at: Date, run: (call: Call) => Promise<Value>) => Promise<Value>;
  },
): Promise<void> {
  const question = await within(at, async (call) => {
    const { nodes: known } = must(await networkOf(call));
    const codes = new Map(known.map((node) => [node.id, node.code]));
    for (const { organisationId, text } of broughtOn(day, joining, codes))
      must(await bringToPool(call, { day, organisationId, text }));
    return must(await preparePool(call, { day, rule: 'shapley' }));
  });
  const pooled = must(await workOutPool(question));
  await within(at, async (call) => must(await keepPoolTry(call, question, pooled)));
}

/** What each carrier has that day, as its lines are written: the county's nodes, drawn by chance that always falls the same way. */
function broughtOn(day: Day, joining: readonly Joining[], codes: ReadonlyMap<string, string>) {
  const chance = seeded(Number(day.replaceAll('-', '')));
  const served = nodes.filter(({ kind, placeCode }) => kind !== 'hub' && placeCode !== city.code);
  return joining.map(({ organisationId, nodes: count, parcels, grams }) => {
    const drawn = served
      .map((node) => ({ node, lot: chance.next() }))
      .toSorted((a, b) => a.lot - b.lot)
      .slice(0, count);
    const lines = drawn.map(({ node }) => {
      const some = chance.int(1, parcels);
      return `${codes.get(node.id)} ${some} ${decimal(some * grams)}`;
    });
    return { organisationId, text: lines.join('\n') };
  });
}
