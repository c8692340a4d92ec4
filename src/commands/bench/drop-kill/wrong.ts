import { sql } from 'kysely';
import { checkBook } from '#paying';
import { type Call, platform } from '../../../shared/call.ts';
import type { Db } from '../../../shared/database.ts';
import { snapshot } from '../../../shared/transact.ts';
import type { Answered } from './buyer.ts';

const COUNTY = '450224';

/** What was promised to people in one drop. */
export interface Promised {
  readonly answered: readonly Answered[];
  /** Payments whose notices were acknowledged. */
  readonly paid: ReadonlySet<string>;
}

/** What should be zero, each with the sentences that say what is wrong. */
export interface Wrong {
  /** Acknowledged orders that are not there as they were told, and acknowledged payments that neither bought anything nor came back whole. */
  readonly lost: readonly string[];
  /** More than one order, payment, booking or parcel where one was asked for. */
  readonly doubled: readonly string[];
  /** Orders nobody was told of: their buyers were told that nothing was left. */
  readonly untold: readonly string[];
  /** Places in the line that were acknowledged and are not there, not in the order they were given, or passed over. */
  readonly line: readonly string[];
  /** Lots that promise more than there is, or whose numbers differ from what orders hold of them. */
  readonly oversold: readonly string[];
  /** Departures whose capacity is not what their parcels weigh. */
  readonly capacity: readonly string[];
  /** What the check of the book finds. */
  readonly unbalanced: readonly string[];
}

/** Compares what people were told with what stands in the database, and the database with itself. */
export function wrongIn(db: Db, promised: Promised): Promise<Wrong> {
  return snapshot(db, { county: COUNTY, now: new Date(), actor: platform }, async (call) => {
    const orders = await standing(call, promised.answered);
    const places = await placesOf(call, promised.answered);
    const { refundsNotBooked, ...book } = await checkBook(call);
    const unbalanced = Object.entries({ ...book, refundsNotBooked });
    return {
      lost: lost(promised, orders),
      doubled: [...doubled(orders), ...(await doubledInBook(call))],
      untold: untold(promised, orders, places),
      line: outOfLine(promised, places),
      oversold: await oversold(call),
      capacity: await capacity(call),
      unbalanced: unbalanced.flatMap(([what, count]) => (count === 0 ? [] : [`${what} ${count}`])),
    };
  });
}

interface Standing {
  readonly id: string;
  readonly checkoutId: string;
  readonly status: string;
  readonly totalFen: number;
  readonly refundedFen: number;
  readonly paymentId: string | null;
  readonly settled: boolean;
  readonly parcels: number;
}

async function standing(call: Call, answered: readonly Answered[]): Promise<readonly Standing[]> {
  const checkouts = answered.map(({ checkoutId }) => checkoutId);
  const { rows } = await sql<Standing>`
    select o.id, o.checkout_id, o.status, o.goods_fen + o.delivery_fen as total_fen, o.refunded_fen,
      p.id as payment_id, p.settled_at is not null as settled,
      (select count(*) from delivery.shipment s where s.county_id = o.county_id and s.order_id = o.id) as parcels
    from ordering."order" o
    left join paying.payment p on p.county_id = o.county_id and p.checkout_id = o.checkout_id
    where o.county_id = ${COUNTY} and o.checkout_id = any(${checkouts})`.execute(call.tx);
  return rows;
}

function lost({ answered, paid }: Promised, orders: readonly Standing[]): string[] {
  const byId = new Map(orders.map((order) => [order.id, order]));
  return answered.flatMap(({ checkoutId, order }): string[] => {
    if (!order) return [];
    const found = byId.get(order.id);
    if (found?.checkoutId !== checkoutId || found.paymentId !== order.paymentId)
      return [`order ${order.id} is not there`];
    if (found.totalFen !== order.totalFen)
      return [`order ${order.id} costs ${found.totalFen}, not ${order.totalFen}`];
    if (!paid.has(order.paymentId)) return found.settled ? [`order ${order.id} was paid by nobody`] : [];
    if (!found.settled) return [`the payment of ${order.id} is not there`];
    const bought = found.status === 'paid' && found.refundedFen === 0 && found.parcels === 1;
    const back = found.status === 'expired' && found.refundedFen === found.totalFen && found.parcels === 0;
    const { status, refundedFen, parcels } = found;
    return bought || back ? [] : [`${order.id} is ${status}, ${refundedFen} fen back, ${parcels} parcels`];
  });
}

function doubled(orders: readonly Standing[]): string[] {
  const byCheckout = Map.groupBy(orders, ({ checkoutId }) => checkoutId);
  return [...byCheckout].flatMap(([checkoutId, of]) =>
    of.length > 1 || of.some(({ parcels }) => parcels > 1) ? [`checkout ${checkoutId}: ${of.length}`] : [],
  );
}

interface PlaceInLine {
  readonly id: string;
  readonly place: number;
  readonly status: string;
}

async function placesOf(call: Call, answered: readonly Answered[]): Promise<readonly PlaceInLine[]> {
  const { rows } = await sql<PlaceInLine>`
    select id, place, status from ordering.waiting
    where county_id = ${COUNTY} and id = any(${answered.map(({ checkoutId }) => checkoutId)}) order by place`.execute(
    call.tx,
  );
  return rows;
}

/** Whose turn came finds the order at their place. */
function untold(
  { answered }: Promised,
  orders: readonly Standing[],
  places: readonly PlaceInLine[],
): string[] {
  const told = new Set(answered.map(({ order }) => order?.id));
  const served = new Set(places.flatMap(({ id, status }) => (status === 'served' ? [id] : [])));
  return orders
    .filter(({ id, checkoutId }) => !told.has(id) && !served.has(checkoutId))
    .map(({ id, status }) => `order ${id}, ${status}`);
}

function outOfLine({ answered }: Promised, places: readonly PlaceInLine[]): string[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const given = answered.flatMap(({ checkoutId, place }) =>
    place ? [{ checkoutId, ...place, at: byId.get(checkoutId) }] : [],
  );
  const overtaken = given.flatMap((one) =>
    given
      .filter(({ toldMs, at }) => toldMs < one.askedMs && at && one.at && at.place > one.at.place)
      .map((before) => `${one.checkoutId} asked after ${before.checkoutId} was told, and stands before`),
  );
  const waiting = places.find(({ status }) => status === 'waiting');
  return [
    ...given.flatMap(({ checkoutId, at }) => (at ? [] : [`the place of ${checkoutId} is not there`])),
    ...overtaken,
    ...places
      .filter(({ place, status }) => waiting && status === 'served' && place > waiting.place)
      .map(({ id }) => `${id} was served before ${waiting?.id}`),
  ];
}

async function doubledInBook(call: Call): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'payments of checkout ' || checkout_id as what from paying.payment where county_id = ${COUNTY}
      group by checkout_id having count(*) > 1
    union all select kind || ' of ' || source_id from paying.entry where county_id = ${COUNTY}
      group by kind, source_id having count(*) > 1`.execute(call.tx);
  return rows.map(({ what }) => what);
}

async function oversold(call: Call): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    with drawn as (
      select d.lot_id, sum(d.quantity) filter (where o.status = 'reserved') as reserved,
             sum(d.quantity) filter (where o.status <> 'reserved') as sold
      from ordering.order_line_lot d join ordering."order" o on o.county_id = d.county_id and o.id = d.order_id
      where d.county_id = ${COUNTY} group by d.lot_id)
    select 'lot ' || l.code || ': ' || l.reserved || ' reserved and ' || l.sold || ' sold of ' || l.quantity || ', orders hold '
      || coalesce(d.reserved, 0) || ' and ' || coalesce(d.sold, 0) as what
    from origin.lot l left join drawn d on d.lot_id = l.id
    where l.county_id = ${COUNTY} and l.product_code like 'bench-%' and (l.reserved + l.sold > l.quantity
      or l.reserved <> coalesce(d.reserved, 0) or l.sold <> coalesce(d.sold, 0))`.execute(call.tx);
  return rows.map(({ what }) => what);
}

async function capacity(call: Call): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'departure ' || s.departs || ': ' || s.taken_kg || ' kg' as what from delivery.service_day s
    where s.county_id = ${COUNTY} and s.taken_kg <> (select coalesce(sum(h.kg), 0) from delivery.hold h
      where h.county_id = s.county_id and h.service_id = s.service_id and h.departs = s.departs and h.given_back_at is null)
    union all select 'order ' || o.number || ' is ' || o.status || case when h.given_back_at is null then ' and holds a place' else ' and holds none' end
    from ordering."order" o join delivery.hold h on h.county_id = o.county_id and h.order_id = o.id
    where o.county_id = ${COUNTY} and (h.given_back_at is not null) <> (o.status in ('cancelled', 'expired'))`.execute(
    call.tx,
  );
  return rows.map(({ what }) => what);
}
