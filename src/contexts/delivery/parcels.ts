import { type RawBuilder, sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { milli } from '#shared/quantity.ts';
import type { ShipmentStatus } from './kernel/journey.ts';
import type { Reach } from './scope.ts';
import { type Shipment, shipmentColumns, shipmentTables } from './shipments.ts';

/** A shipment as the people who handle it see it: with names of places and seller, and without the buyer's code. */
export interface Parcel extends Omit<Shipment, 'collectionCode'> {
  readonly nodeCode: string;
  readonly nodeZh: string;
  readonly nodeEn: string;
  readonly senderZh: string;
  readonly senderEn: string;
  /** Goes by a service that keeps it cold. */
  readonly cold: boolean;
}

export interface Range {
  readonly offset: number;
  readonly limit: number;
}

export interface ParcelFilter {
  readonly ids?: readonly string[] | undefined;
  /** A whole SSCC, or its last six digits. */
  readonly label?: string | undefined;
  readonly orderNumber?: string | undefined;
  /** How an order's number, a name or its reading begins; four digits are the end of a phone number. */
  readonly words?: string | undefined;
  readonly status?: ShipmentStatus | undefined;
  readonly standing?: true | undefined;
  readonly departs?: Day | undefined;
  readonly serviceId?: string | undefined;
}

const newestFirst = sql`s.id desc`;
const byRoute = sql`n.code, s.id`;
const everything: Range = { offset: 0, limit: 1_000 };

/** Parcels within the caller's reach that match, newest first unless by route code. */
export function parcels(
  call: Call,
  reach: Reach,
  filter: ParcelFilter,
  {
    range = everything,
    order = newestFirst,
  }: { range?: Range | undefined; order?: RawBuilder<unknown> } = {},
): Promise<Parcel[]> {
  return parcelsWhere(call, matching(reach, filter), order, range);
}

export function parcelsByRoute(
  call: Call,
  reach: Reach,
  filter: ParcelFilter,
  range: Range,
): Promise<Parcel[]> {
  return parcels(call, reach, filter, { range, order: byRoute });
}

export async function countParcels(call: Call, reach: Reach, filter: ParcelFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from ${tables} where s.county_id = ${call.county} and ${matching(reach, filter)}`.execute(
    call.tx,
  );
  return rows[0]?.count ?? 0;
}

/** Promised for the day or earlier, or on a vehicle now, and not on the node's shelf yet: nearest first. */
export function parcelsArriving(call: Call, nodeId: string, day: Day): Promise<Parcel[]> {
  return parcelsWhere(
    call,
    sql`s.to_node_id = ${nodeId} and (s.status in ('on-way', 'at-station')
      or (s.status in ('expected', 'packed', 'at-hub', 'lost') and s.promised_day <= ${day}))`,
    sql`array_position(array['at-station', 'on-way'], s.status) nulls last, s.promised_day, s.id`,
  );
}

/** Waiting on a node's shelf, longest first. */
export function parcelsOnShelf(call: Call, nodeId: string): Promise<Parcel[]> {
  return parcelsWhere(call, sql`s.to_node_id = ${nodeId} and s.status = 'ready'`, sql`s.ready_at, s.id`);
}

/** Handed over at a node on a day, latest first. */
export function parcelsCollected(call: Call, nodeId: string, day: Day): Promise<Parcel[]> {
  return parcelsWhere(
    call,
    sql`s.to_node_id = ${nodeId} and s.status = 'collected'
      and (s.collected_at at time zone 'Asia/Shanghai')::date = ${day}`,
    sql`s.collected_at desc, s.id`,
  );
}

/** Due by a day from sellers of a place, and not at the hub yet: packed ones first. */
export function parcelsGoingOut(call: Call, placeCode: string, day: Day): Promise<Parcel[]> {
  return parcelsWhere(
    call,
    sql`s.status in ('expected', 'packed') and s.departs <= ${day} and o.place_code = ${placeCode}
      and not exists (
        select 1 from delivery.sent_in i where i.county_id = s.county_id and i.shipment_id = s.id)`,
    sql`s.status desc, s.departs, s.id`,
  );
}

const tables = sql`${shipmentTables}
  join delivery.node n on n.county_id = s.county_id and n.id = s.to_node_id
  left join people.v_organisation o on o.county_id = s.county_id and o.id = s.from_id`;

async function parcelsWhere(
  call: Call,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  { offset, limit }: Range = everything,
): Promise<Parcel[]> {
  const { rows } = await sql<Parcel & { weightKg: string; collectionCode: string }>`
    select ${shipmentColumns}, n.code as node_code, n.name_zh as node_zh, n.name_en as node_en,
           coalesce(o.name_zh, '') as sender_zh, coalesce(o.name_en, '') as sender_en, v.cold
    from ${tables} where s.county_id = ${call.county} and ${condition}
    order by ${order} offset ${offset} limit ${limit}`.execute(call.tx);
  return rows.map(({ weightKg, collectionCode: _, ...row }) => ({ ...row, grams: milli(weightKg) }));
}

function matching(reach: Reach, filter: ParcelFilter): RawBuilder<unknown> {
  const conditions = [reachable(reach)];
  if (filter.ids) conditions.push(sql`s.id = any(${filter.ids}::uuid[])`);
  if (filter.label) {
    conditions.push(
      filter.label.length === 18 ? sql`s.sscc = ${filter.label}` : sql`s.sscc_tail = ${filter.label}`,
    );
  }
  if (filter.orderNumber) conditions.push(sql`s.order_number = ${filter.orderNumber}`);
  if (filter.words) conditions.push(wordsMatch(filter.words));
  if (filter.status) conditions.push(sql`s.status = ${filter.status}`);
  if (filter.standing) conditions.push(sql`s.status <> 'cancelled'`);
  if (filter.departs) conditions.push(sql`s.departs = ${filter.departs}`);
  if (filter.serviceId) conditions.push(sql`s.service_id = ${filter.serviceId}`);
  return sql`${sql.join(conditions, sql` and `)}`;
}

/** What one's organisation sends, carries, or keeps the node of; the county's people reach all. */
function reachable(reach: Reach): RawBuilder<unknown> {
  if (reach === 'county') return sql`true`;
  return sql`(s.from_id = ${reach.organisationId} or v.carrier_id = ${reach.organisationId}
    or s.to_node_id = any(${reach.nodeIds}::uuid[]))`;
}

function wordsMatch(words: string): RawBuilder<unknown> {
  if (/^\d{4}$/.test(words)) return sql`right(s.recipient_phone, 4) = ${words}`;
  const begins = `${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const reading = begins.toLowerCase();
  // A reading is all syllables, then their initials: `weimeiying wmy`.
  return sql`(s.order_number like ${begins.toUpperCase()} or s.recipient_name like ${begins}
    or s.recipient_pinyin like ${reading} or s.recipient_pinyin like ${`% ${reading}`})`;
}
