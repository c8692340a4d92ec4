import { addDays, type Day, inSeason } from '#shared/instant.ts';
import { idOf } from './demo-id.ts';
import { givenName } from './names.ts';
import { type DemoNode, nodes } from './network.ts';
import type { DemoPerson } from './people.ts';
import { demoPhone } from './phones.ts';
import { city } from './places.ts';
import type { Product } from './product.ts';
import { products } from './products.ts';
import { type Seeded, seeded } from './seeded.ts';
import { signIns, staff } from './staff.ts';
import { seatCode } from './townships.ts';

/** An order to be placed as of its day and carried as far as `until`. */
export interface PlannedOrder {
  readonly id: string;
  readonly consumerId: string;
  readonly nodeId: string;
  readonly day: Day;
  readonly time: string;
  readonly lines: readonly PlannedLine[];
  readonly until: 'unpaid' | 'paid' | 'packed' | 'on-way' | 'ready' | 'collected';
  /** A small share of what was collected is claimed, a larger one reviewed. */
  readonly claimed: boolean;
  readonly stars?: number;
}

/** So much of a product, in the unit its offer is ordered in; any of its grades will do. */
export interface PlannedLine {
  readonly productCode: string;
  readonly steps: number;
}

const CONSUMERS = 30;
const ORDERS = 70;
const families = [...'李王张刘陈杨黄吴周韦覃梁莫罗谢何'];

function consumer(number: number, seed: number): DemoPerson {
  const chance = seeded(seed * 15_485_863 + number);
  const born = chance.int(1950, 2004);
  const phone = demoPhone('consumer', number);
  return {
    ...{
      id: idOf(`person ${phone}`),
      name: chance.pick(families) + givenName(chance, chance.chance(0.6) ? 'woman' : 'man', born),
    },
    ...{ phone, birthYear: born, placeCode: chance.chance(0.5) ? seatCode : city.code },
    ...{ elderView: born <= 1960, lang: 'zh', memberships: [] },
  };
}

/** 30 × `scale` buyers in the county town and in Liuzhou, the one who signs in by name first. */
export function demoConsumers(scale = 1, seed = 1): readonly DemoPerson[] {
  const signedIn = staff.filter(({ phone }) =>
    signIns.some((each) => each.role === 'consumer' && each.phone === phone),
  );
  const others = Array.from({ length: CONSUMERS * scale - signedIn.length }, (_, number) =>
    consumer(number + 1, seed),
  );
  return [...signedIn, ...others];
}

function nodesNear({ placeCode }: DemoPerson): readonly DemoNode[] {
  return nodes.filter(
    ({ kind, placeCode: at }) =>
      kind !== 'hub' && at.startsWith(placeCode) && (placeCode === city.code) === (at === city.code),
  );
}

/** The longer ago, the further an order has come. */
function progress(daysAgo: number, chance: Seeded): PlannedOrder['until'] {
  if (chance.chance(0.06)) return 'unpaid';
  if (daysAgo === 1) return chance.pick(['paid', 'packed']);
  if (daysAgo === 2) return 'on-way';
  if (daysAgo <= 4) return chance.pick(['ready', 'collected']);
  return 'collected';
}

function linesOn(day: Day, chance: Seeded): PlannedLine[] {
  const onSale = products.filter(({ seasonFrom, seasonUntil }) => inSeason(day, seasonFrom, seasonUntil));
  const wanted = new Set<Product>();
  // Kumquats first, as in any Rong'an November.
  if (chance.chance(0.55)) wanted.add(chance.pick(onSale.slice(0, 2)));
  while (wanted.size === 0 || (wanted.size < 4 && chance.chance(0.4))) wanted.add(chance.pick(onSale));
  return [...wanted].map(({ code }) => ({ productCode: code, steps: chance.int(0, 3) }));
}

function order(number: number, consumers: readonly DemoPerson[], today: Day, seed: number): PlannedOrder {
  const chance = seeded(seed * 32_452_843 + number);
  const buyer = chance.pick(consumers);
  const daysAgo = chance.int(1, 12);
  const day = addDays(today, -daysAgo);
  const until = progress(daysAgo, chance);
  const reviewed = until === 'collected' && chance.chance(0.45);
  return {
    ...{ id: idOf(`order ${number}`), consumerId: buyer.id, nodeId: chance.pick(nodesNear(buyer)).id, day },
    ...{ time: `${chance.int(10, 21)}:${chance.int(10, 59)}`, lines: linesOn(day, chance), until },
    claimed: until === 'collected' && chance.chance(0.03),
    ...(reviewed ? { stars: chance.pick([5, 5, 5, 4, 4, 3]) } : {}),
  };
}

/** What the buyer who signs in by name ordered yesterday morning: it is on its way as the demo opens. */
function onItsWay([buyer]: readonly DemoPerson[], today: Day): PlannedOrder[] {
  const [node] = buyer ? nodesNear(buyer) : [];
  const [kumquats] = products;
  if (!buyer || !node || !kumquats) return [];
  const day = addDays(today, -1);
  const lines = [{ productCode: kumquats.code, steps: 0 }];
  const placed = { id: idOf('order on its way'), consumerId: buyer.id, nodeId: node.id, day, time: '10:09' };
  return [{ ...placed, lines, until: 'on-way', claimed: false }];
}

/** 70 × `scale` orders of the last twelve days and one that is on its way, oldest first; alike for a seed. */
export function demoOrders(
  consumers: readonly DemoPerson[],
  today: Day,
  scale = 1,
  seed = 1,
): readonly PlannedOrder[] {
  const random = Array.from({ length: ORDERS * scale }, (_, number) => order(number, consumers, today, seed));
  return [...random, ...onItsWay(consumers, today)].sort((a, b) =>
    `${a.day} ${a.time}`.localeCompare(`${b.day} ${b.time}`),
  );
}
