import { type RawBuilder, sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { insertRows } from '#shared/insert-rows.ts';
import type { Day } from '#shared/instant.ts';
import { decimal, milli } from '#shared/quantity.ts';
import { uuidArray } from '#shared/uuid-array.ts';
import type { ShipmentStatus } from './kernel/journey.ts';
import type { OrderedLine } from './order-facts.ts';

/** One order's parcel on its way from a seller to a node. */
export interface Shipment {
  readonly id: string;
  readonly sscc: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly fromId: string;
  readonly toNodeId: string;
  readonly serviceId: string;
  readonly carrierId: string;
  readonly departs: Day;
  readonly promisedDay: Day;
  /** What the buyer was told since, when that day cannot be kept. */
  readonly expectedDay: Day | null;
  readonly grams: number;
  readonly status: ShipmentStatus;
  readonly recipientName: string;
  readonly recipientPhone: string;
  /** Six digits; shown to the buyer only. */
  readonly collectionCode: string;
  readonly shelf: string;
  readonly readyAt: Date | null;
  readonly collectedAt: Date | null;
  readonly cancelledAt: Date | null;
  /** It may not be handed over, and why. */
  readonly withheldReason: string | null;
}

interface Row extends Omit<Shipment, 'grams'> {
  readonly weightKg: string;
}

/** The columns of a `Shipment`, from `delivery.shipment s join delivery.service v`. */
export const shipmentColumns =
  sql.raw(`s.id, s.sscc, s.order_id, s.order_number, s.from_id, s.to_node_id, s.service_id,
  v.carrier_id, s.departs, s.promised_day, s.expected_day, s.weight_kg, s.status, s.recipient_name, s.recipient_phone,
  s.collection_code, s.shelf, s.ready_at, s.collected_at, s.cancelled_at,
  s.withheld_reason`);

export const shipmentTables = sql.raw(`delivery.shipment s
  join delivery.service v on v.county_id = s.county_id and v.id = s.service_id`);

function shipmentOf({ weightKg, ...row }: Row): Shipment {
  return { ...row, grams: milli(weightKg) };
}

/** All shipments that meet a condition over `s` (shipment) and `v` (service). */
async function shipmentsWhere(call: Call, condition: RawBuilder<unknown>): Promise<Shipment[]> {
  const { rows } = await sql<Row>`
    select ${shipmentColumns} from ${shipmentTables}
    where s.county_id = ${call.county} and ${condition} order by s.id`.execute(call.tx);
  return rows.map(shipmentOf);
}

export async function shipmentById(call: Call, id: string): Promise<Shipment | undefined> {
  return (await shipmentsWhere(call, sql`s.id = ${id}`))[0];
}

export function shipmentsByIds(call: Call, ids: readonly string[]): Promise<Shipment[]> {
  return shipmentsWhere(call, sql`s.id = ${among(ids)}`);
}

/** Parcels that may still be handed over at a node. */
export function standingAt(call: Call, nodeId: string): Promise<Shipment[]> {
  return shipmentsWhere(call, sql`s.to_node_id = ${nodeId} and s.status not in ('collected', 'cancelled')`);
}

/**
 * What a carrier still has to take along on a day: due, not cancelled or withheld, not past the hub, on no round that stands. What
 * found nobody and is back at the hub is taken along again.
 */
export function waitingFor(call: Call, carrierId: string, day: Day): Promise<Shipment[]> {
  return shipmentsWhere(
    call,
    sql`v.carrier_id = ${carrierId} and s.departs <= ${day}
      and (s.status in ('expected', 'packed', 'at-hub') or s.status = 'on-way' and exists (
        select 1 from delivery.turned_back b
        where b.county_id = s.county_id and b.shipment_id = s.id and b.reason = 'nobody-there' and b.back_at is not null
          and not exists (
            select 1 from delivery.scan c
            where c.county_id = s.county_id and c.shipment_id = s.id and c.kind = 'loaded' and c.at > b.back_at)))
      and s.withheld_at is null
      and not exists (
        select 1 from delivery.round_shipment r
        join delivery.round o on o.county_id = r.county_id and o.id = r.round_id
        where r.county_id = s.county_id and r.shipment_id = s.id and o.status <> 'done')`,
  );
}

/** What goes with departures of some services on a day and is not at its node yet. */
export function standingOfServices(call: Call, serviceIds: readonly string[], day: Day): Promise<Shipment[]> {
  return shipmentsWhere(
    call,
    sql`s.service_id = ${among(serviceIds)} and s.departs = ${day}
      and s.status in ('expected', 'packed', 'at-hub', 'on-way')`,
  );
}

/** An order's shipment; an order has one seller, so one parcel. */
export async function shipmentOfOrder(call: Call, orderId: string): Promise<Shipment | undefined> {
  return (await shipmentsWhere(call, sql`s.order_id = ${orderId}`))[0];
}

/** The shipments of some orders, in id order. */
export function shipmentsOfOrders(call: Call, orderIds: readonly string[]): Promise<Shipment[]> {
  return shipmentsWhere(call, sql`s.order_id = ${among(orderIds)}`);
}

/** Why the parcels of some orders are not handed over, by order; those that are, are not in it. */
export async function withheldReasons(
  call: Call,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ orderId: string; withheldReason: string }>`
    select order_id, withheld_reason from delivery.shipment
    where county_id = ${call.county} and order_id = ${among(orderIds)} and withheld_reason is not null`.execute(
    call.tx,
  );
  return new Map(rows.map(({ orderId, withheldReason }) => [orderId, withheldReason]));
}

/** The shipment, held until this transaction ends: two scans of one parcel follow each other. */
export async function lockShipment(call: Call, id: string): Promise<Shipment | undefined> {
  const { rows } = await sql<Row>`
    select ${shipmentColumns} from ${shipmentTables}
    where s.county_id = ${call.county} and s.id = ${id} for update of s`.execute(call.tx);
  return rows.map(shipmentOf)[0];
}

export interface NewShipment
  extends Omit<
    Shipment,
    | 'carrierId'
    | 'expectedDay'
    | 'status'
    | 'shelf'
    | 'readyAt'
    | 'collectedAt'
    | 'cancelledAt'
    | 'withheldReason'
  > {
  readonly recipientPinyin: string;
}

/** Which of these codes a parcel standing at its node has: `node code`. */
export async function takenCodes(
  call: Call,
  drawn: readonly { readonly nodeId: string; readonly code: string }[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ nodeId: string; code: string }>`
    select drawn.node_id, drawn.code
    from unnest(${uuidArray(drawn.map(({ nodeId }) => nodeId))}::uuid[], ${drawn.map(({ code }) => code)}::bpchar[]) as drawn(node_id, code)
    -- Each looked for by itself: joined at once, everything that stands at these nodes is read.
    cross join lateral (
      select from delivery.shipment s
      where s.county_id = ${call.county} and s.to_node_id = drawn.node_id and s.collection_code = drawn.code
        and s.status not in ('collected', 'cancelled')
      offset 0
    ) s`.execute(call.tx);
  return new Set(rows.map(({ nodeId, code }) => `${nodeId} ${code}`));
}

/** Writes expected shipments with their lines. */
export async function insertShipments(
  call: Call,
  shipments: readonly (NewShipment & { readonly lines: readonly OrderedLine[] })[],
): Promise<void> {
  await insertRows(
    call.tx,
    'delivery.shipment',
    shipments.map(({ grams, lines: _, ...shipment }) => ({
      countyId: call.county,
      ...shipment,
      status: 'expected' as const,
      weightKg: decimal(grams),
      createdAt: call.now,
    })),
  );
  await insertLines(call, shipments);
}

/** Puts the goods as packed in the place of the goods as ordered. */
export async function replaceGoods(
  call: Call,
  shipmentId: string,
  goods: { readonly grams: number; readonly lines: readonly OrderedLine[] },
): Promise<void> {
  await sql`
    delete from delivery.shipment_line
    where county_id = ${call.county} and shipment_id = ${shipmentId}`.execute(call.tx);
  await insertLines(call, [{ id: shipmentId, lines: goods.lines }]);
  await sql`
    update delivery.shipment set weight_kg = ${decimal(goods.grams)}
    where county_id = ${call.county} and id = ${shipmentId}`.execute(call.tx);
}

/** Writes where a shipment has come to. */
export async function moveShipment(
  call: Call,
  id: string,
  state: Pick<Shipment, 'status' | 'readyAt' | 'collectedAt' | 'cancelledAt'>,
): Promise<void> {
  await call.tx
    .updateTable('delivery.shipment')
    .set({
      status: state.status,
      readyAt: state.readyAt,
      collectedAt: state.collectedAt,
      cancelledAt: state.cancelledAt,
    })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

export async function putOnShelf(call: Call, id: string, shelf: string): Promise<void> {
  await sql`
    update delivery.shipment set shelf = ${shelf} where county_id = ${call.county} and id = ${id}`.execute(
    call.tx,
  );
}

/** The next serial numbers of labels: none is the same twice, and nobody waits for them. */
export async function nextSerials(call: Call, count: number): Promise<number[]> {
  const { rows } = await sql<{ serial: number }>`
    select nextval('delivery.sscc_serial') as serial from generate_series(1, ${count})`.execute(call.tx);
  return rows.map(({ serial }) => Number(serial));
}

/** The goods in some shipments, by shipment. */
export async function linesOf(
  call: Call,
  shipmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly OrderedLine[]>> {
  const { rows } = await sql<OrderedLine & { shipmentId: string; quantity: string }>`
    select shipment_id, lot_id, lot_code, product_gtin as gtin, title_zh, title_en, quantity, unit
    from delivery.shipment_line
    where county_id = ${call.county} and shipment_id = ${among(shipmentIds)}
    order by shipment_id, position`.execute(call.tx);
  return Map.groupBy(
    rows.map(({ quantity, ...row }) => ({ ...row, milli: milli(quantity) })),
    (row) => row.shipmentId,
  );
}

async function insertLines(
  call: Call,
  shipments: readonly { readonly id: string; readonly lines: readonly OrderedLine[] }[],
): Promise<void> {
  await insertRows(
    call.tx,
    'delivery.shipmentLine',
    shipments.flatMap(({ id, lines }) =>
      lines.map(({ gtin, milli: quantity, ...line }, position) => ({
        ...line,
        countyId: call.county,
        shipmentId: id,
        position,
        productGtin: gtin,
        quantity: decimal(quantity),
      })),
    ),
  );
}

/** Marks parcels that are still on their way as not to be handed over. */
export async function withhold(call: Call, ids: readonly string[], reason: string): Promise<void> {
  await sql`
    update delivery.shipment set withheld_at = ${call.now}, withheld_reason = ${reason}
    where county_id = ${call.county} and id = any(${uuidArray(ids)}::uuid[]) and withheld_at is null`.execute(
    call.tx,
  );
}

/** Writes the day parcels are expected on now. */
export async function expectOn(call: Call, ids: readonly string[], day: Day): Promise<void> {
  await sql`
    update delivery.shipment set expected_day = ${day}
    where county_id = ${call.county} and id = ${among(ids)}`.execute(call.tx);
}
