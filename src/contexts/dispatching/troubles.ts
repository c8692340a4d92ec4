import { type RawBuilder, sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day as CalendarDay } from '#shared/instant.ts';
import { uuidArray } from '#shared/uuid-array.ts';

export const troubleKinds = ['late-bus', 'warm-box', 'refused-goods'] as const;
export type TroubleKind = (typeof troubleKinds)[number];

/** What was done about it: rounds were planned anew, it waits for the next chance and buyers were told, or it is left as it is. */
export type Settlement = 'replanned' | 'waits' | 'leaves';

/** What went otherwise than planned, as whoever saw it said. */
export interface Trouble {
  readonly id: string;
  readonly kind: TroubleKind;
  readonly day: CalendarDay;
  /** Whose day it upsets. */
  readonly carrierId: string;
  readonly at: Date;
  /** Who said so; '' for what a round's cold log says by itself. */
  readonly byName: string;
  readonly note: string;
  /** late-bus: the services it was to run; how late it is, null: it does not come. */
  readonly serviceIds: readonly string[];
  readonly minutesLate: number | null;
  /** The trip of the timetable a feed told of; null where somebody said so. */
  readonly tripId: string | null;
  /** The alert of a feed by which that trip does not run; null where it is known otherwise. */
  readonly alertId: string | null;
  readonly temperatureC: string | null;
  readonly minutesWarm: number | null;
  /** The round it was measured on, or that has what was refused; null: neither. */
  readonly roundId: string | null;
  /** A warm box by the cold log: which sensor, and from when to when; null where somebody told of it. */
  readonly sensor: string | null;
  readonly since: Date | null;
  readonly until: Date | null;
  /** The warmest it may be, °C. */
  readonly allowedC: string | null;
  /** refused-goods: it is not that somebody would not have them, but that they were damaged. */
  readonly damaged: boolean;
  /** The parcels it touches, where they go, and their orders' numbers. */
  readonly shipmentIds: readonly string[];
  readonly nodeIds: readonly string[];
  readonly orderNumbers: readonly string[];
  readonly settledAt: Date | null;
  readonly settledByName: string | null;
  readonly settledHow: Settlement | null;
}

export async function troubleById(call: Call, id: string): Promise<Trouble | undefined> {
  return (await troublesWhere(call, sql`id = ${id}`))[0];
}

/** A carrier's troubles of a day, those not settled first, newest first. */
export function troublesOfDay(call: Call, carrierId: string, day: CalendarDay): Promise<Trouble[]> {
  return troublesWhere(call, sql`carrier_id = ${carrierId} and day = ${day}`);
}

/** The trouble, held until this transaction ends. */
export async function lockTrouble(call: Call, id: string): Promise<Trouble | undefined> {
  await sql`select 1 from dispatching.trouble where county_id = ${call.county} and id = ${id} for update`.execute(
    call.tx,
  );
  return troubleById(call, id);
}

async function troublesWhere(call: Call, condition: RawBuilder<unknown>): Promise<Trouble[]> {
  const { rows } = await sql<Trouble>`
    select id, kind, day, carrier_id, at, by_name, note, service_ids, minutes_late, trip_id, alert_id, temperature_c, minutes_warm,
           round_id, sensor, since, until, allowed_c, damaged, shipment_ids, node_ids, order_numbers, settled_at, settled_by_name, settled_how
    from dispatching.trouble where county_id = ${call.county} and ${condition}
    order by settled_at is not null, at desc, id limit 100`.execute(call.tx);
  return rows;
}

/** What a trouble is about; all else is as it is for most. */
export type NewTrouble = Pick<
  Trouble,
  'id' | 'kind' | 'day' | 'carrierId' | 'shipmentIds' | 'nodeIds' | 'orderNumbers'
> &
  Partial<Omit<Trouble, 'settledAt' | 'settledByName' | 'settledHow'>>;

/** Writes what was reported, by the caller and now unless told; a known id is left as it is. */
export async function insertTrouble(call: Call, trouble: NewTrouble): Promise<void> {
  const { serviceIds = [], shipmentIds, nodeIds, orderNumbers, ...rest } = trouble;
  await call.tx
    .insertInto('dispatching.trouble')
    .values({
      ...{ at: call.now, byName: call.actor.name, byId: call.actor.personId ?? null },
      ...rest,
      countyId: call.county,
      serviceIds: [...serviceIds],
      shipmentIds: [...shipmentIds],
      nodeIds: [...nodeIds],
      orderNumbers: [...orderNumbers],
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

type TroubleOfTrip = Pick<Trouble, 'id' | 'minutesLate' | 'settledAt' | 'shipmentIds'>;

/** The latest trouble about a trip of a day, with the parcels of all that were, held until this transaction ends. */
export async function troubleOfTrip(
  call: Call,
  {
    carrierId,
    day,
    tripId,
  }: { readonly carrierId: string; readonly day: CalendarDay; readonly tripId: string },
): Promise<TroubleOfTrip | undefined> {
  const { rows } = await sql<TroubleOfTrip>`
    select id, minutes_late, settled_at, shipment_ids from dispatching.trouble
    where county_id = ${call.county} and carrier_id = ${carrierId} and day = ${day} and trip_id = ${tripId}
    order by at desc, id desc for update`.execute(call.tx);
  const [latest] = rows;
  return latest && { ...latest, shipmentIds: rows.flatMap(({ shipmentIds }) => shipmentIds) };
}

/** An open trouble touches more than was known. */
export async function addTouched(
  call: Call,
  id: string,
  { shipmentIds, nodeIds, orderNumbers, serviceIds }: Touching,
): Promise<void> {
  await sql`
    update dispatching.trouble set
      shipment_ids = shipment_ids || ${uuidArray(shipmentIds)}::uuid[],
      order_numbers = order_numbers || ${orderNumbers}::text[],
      node_ids = (select array_agg(distinct node) from unnest(node_ids || ${uuidArray(nodeIds)}::uuid[]) node),
      service_ids = (select array_agg(distinct each) from unnest(service_ids || ${uuidArray(serviceIds)}::uuid[]) each)
    where county_id = ${call.county} and id = ${id} and settled_at is null`.execute(call.tx);
}

type Touching = Pick<Trouble, 'shipmentIds' | 'nodeIds' | 'orderNumbers' | 'serviceIds'>;

/** A carrier's open troubles about trips of some days that an alert stopped, held until this transaction ends. */
export async function openByAlert(
  call: Call,
  carrierId: string,
  days: readonly CalendarDay[],
): Promise<{ readonly id: string; readonly day: CalendarDay; readonly tripId: string }[]> {
  const { rows } = await sql<{ id: string; day: CalendarDay; tripId: string }>`
    select id, day, trip_id from dispatching.trouble
    where county_id = ${call.county} and carrier_id = ${carrierId} and day = any(${days}::date[])
      and alert_id is not null and trip_id is not null and settled_at is null
    order by id for update`.execute(call.tx);
  return rows;
}

/** A bus is later than was known, or not coming. */
export async function saveLateness(call: Call, id: string, minutesLate: number | null): Promise<void> {
  await sql`
    update dispatching.trouble set minutes_late = ${minutesLate}
    where county_id = ${call.county} and id = ${id} and settled_at is null`.execute(call.tx);
}

/** The latest trouble about a stretch in which a sensor of a round was too warm. */
export async function lastWarmTrouble(
  call: Call,
  stretch: { readonly roundId: string; readonly sensor: string; readonly from: Date; readonly until: Date },
): Promise<{ readonly id: string; readonly until: Date; readonly settledAt: Date | null } | undefined> {
  const { rows } = await sql<{ id: string; until: Date; settledAt: Date | null }>`
    select id, until, settled_at from dispatching.trouble
    where county_id = ${call.county} and round_id = ${stretch.roundId} and sensor = ${stretch.sensor}
      and since <= ${stretch.until} and until >= ${stretch.from}
    order by until desc, at desc limit 1 for update`.execute(call.tx);
  return rows[0];
}

/** An open trouble has grown: it was warmer, or longer, or touches more. */
export async function saveWarmth(
  call: Call,
  id: string,
  warmth: Pick<Trouble, 'temperatureC' | 'minutesWarm' | 'shipmentIds' | 'nodeIds' | 'orderNumbers'> & {
    readonly since: Date;
    readonly until: Date;
  },
): Promise<void> {
  const { shipmentIds, nodeIds, orderNumbers, temperatureC, minutesWarm, since, until } = warmth;
  await call.tx
    .updateTable('dispatching.trouble')
    .set({
      ...{ temperatureC, minutesWarm, since, until },
      ...{ shipmentIds: [...shipmentIds], nodeIds: [...nodeIds], orderNumbers: [...orderNumbers] },
    })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

export async function markSettled(call: Call, id: string, how: Settlement): Promise<void> {
  await sql`
    update dispatching.trouble
    set settled_at = ${call.now}, settled_by_name = ${call.actor.name}, settled_how = ${how}
    where county_id = ${call.county} and id = ${id} and settled_at is null`.execute(call.tx);
}
