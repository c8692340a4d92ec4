import { type RawBuilder, sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day as CalendarDay } from '#shared/instant.ts';

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
  readonly byName: string;
  readonly note: string;
  /** late-bus: the services it was to run; how late it is, null: it does not come. */
  readonly serviceIds: readonly string[];
  readonly minutesLate: number | null;
  readonly temperatureC: string | null;
  readonly minutesWarm: number | null;
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
    select id, kind, day, carrier_id, at, by_name, note, service_ids, minutes_late, temperature_c, minutes_warm,
           shipment_ids, node_ids, order_numbers, settled_at, settled_by_name, settled_how
    from dispatching.trouble where county_id = ${call.county} and ${condition}
    order by settled_at is not null, at desc, id limit 100`.execute(call.tx);
  return rows;
}

/** Writes what was reported; a known id is left as it is. */
export async function insertTrouble(
  call: Call,
  trouble: Omit<Trouble, 'at' | 'byName' | 'settledAt' | 'settledByName' | 'settledHow'>,
): Promise<void> {
  await call.tx
    .insertInto('dispatching.trouble')
    .values({
      ...trouble,
      countyId: call.county,
      serviceIds: [...trouble.serviceIds],
      shipmentIds: [...trouble.shipmentIds],
      nodeIds: [...trouble.nodeIds],
      orderNumbers: [...trouble.orderNumbers],
      at: call.now,
      byName: call.actor.name,
      byId: call.actor.personId ?? null,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

export async function markSettled(call: Call, id: string, how: Settlement): Promise<void> {
  await sql`
    update dispatching.trouble
    set settled_at = ${call.now}, settled_by_name = ${call.actor.name}, settled_how = ${how}
    where county_id = ${call.county} and id = ${id} and settled_at is null`.execute(call.tx);
}
