import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { decimal, milli } from '#shared/quantity.ts';

/** One order's share of a departure's capacity. */
export interface Hold {
  readonly orderId: string;
  readonly serviceId: string;
  readonly departs: Day;
  readonly grams: number;
}

/** Writes the holds of orders that have none standing; answers whose were written. */
export async function insertHolds(call: Call, holds: readonly Hold[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ orderId: string }>`
    insert into delivery.hold (county_id, order_id, service_id, departs, kg, taken_at)
    select ${call.county}, order_id, service_id, departs, kg, ${call.now}
    from unnest(${holds.map(({ orderId }) => orderId)}::uuid[], ${holds.map(({ serviceId }) => serviceId)}::uuid[],
      ${holds.map(({ departs }) => departs)}::date[], ${holds.map(({ grams }) => decimal(grams))}::numeric[])
      as given(order_id, service_id, departs, kg)
    on conflict (county_id, order_id) do update
      set service_id = excluded.service_id, departs = excluded.departs, kg = excluded.kg,
          taken_at = excluded.taken_at, given_back_at = null
      where hold.given_back_at is not null
    returning order_id`.execute(call.tx);
  return new Set(rows.map(({ orderId }) => orderId));
}

/** Opens a departure for holds with the capacity its service has today. */
export async function openDeparture(
  call: Call,
  departure: { serviceId: string; departs: Day; capacityGrams: number },
): Promise<void> {
  await sql`
    insert into delivery.service_day (county_id, service_id, departs, capacity_kg)
    values (${call.county}, ${departure.serviceId}, ${departure.departs}, ${decimal(departure.capacityGrams)})
    on conflict (county_id, service_id, departs) do nothing`.execute(call.tx);
}

/**
 * Moves a departure's promised mass by `grams`, waiting for others who move it at the same moment. Answers false, and
 * changes nothing, when it would not fit.
 */
export async function moveTaken(
  call: Call,
  departure: { serviceId: string; departs: Day },
  grams: number,
): Promise<boolean> {
  const kg = decimal(grams);
  const moved = await sql`
    update delivery.service_day set taken_kg = taken_kg + ${kg}::numeric
    where county_id = ${call.county} and service_id = ${departure.serviceId} and departs = ${departure.departs}
      and taken_kg + ${kg}::numeric <= capacity_kg
    returning 1`.execute(call.tx);
  return moved.rows.length > 0;
}

export async function leftOf(call: Call, departure: { serviceId: string; departs: Day }): Promise<number> {
  const { rows } = await sql<{ leftKg: string }>`
    select capacity_kg - taken_kg as left_kg from delivery.service_day
    where county_id = ${call.county} and service_id = ${departure.serviceId}
      and departs = ${departure.departs}`.execute(call.tx);
  return milli(rows[0]?.leftKg ?? '0');
}

/** Ends an order's hold and answers what it held; undefined when it holds nothing (any more). */
export async function endHold(call: Call, orderId: string): Promise<Hold | undefined> {
  const { rows } = await sql<{ serviceId: string; departs: Day; kg: string }>`
    update delivery.hold set given_back_at = ${call.now}
    where county_id = ${call.county} and order_id = ${orderId} and given_back_at is null
    returning service_id, departs, kg`.execute(call.tx);
  const row = rows[0];
  return row && { orderId, serviceId: row.serviceId, departs: row.departs, grams: milli(row.kg) };
}

/** Which of these orders held a place and gave it back. */
export async function whichGaveBack(call: Call, orderIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ orderId: string }>`
    select order_id from delivery.hold
    where county_id = ${call.county} and order_id = ${among(orderIds)} and given_back_at is not null`.execute(
    call.tx,
  );
  return new Set(rows.map(({ orderId }) => orderId));
}
