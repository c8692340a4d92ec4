import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { decimal, milli } from '#shared/quantity.ts';
import { uuidArray } from '#shared/uuid-array.ts';

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
    from unnest(${uuidArray(holds.map(({ orderId }) => orderId))}::uuid[], ${uuidArray(holds.map(({ serviceId }) => serviceId))}::uuid[],
      ${holds.map(({ departs }) => departs)}::date[], ${holds.map(({ grams }) => decimal(grams))}::numeric[])
      as given(order_id, service_id, departs, kg)
    on conflict (county_id, order_id) do update
      set service_id = excluded.service_id, departs = excluded.departs, kg = excluded.kg,
          taken_at = excluded.taken_at, given_back_at = null
      where hold.given_back_at is not null
    returning order_id`.execute(call.tx);
  return new Set(rows.map(({ orderId }) => orderId));
}

export interface DepartureToOpen {
  readonly serviceId: string;
  readonly departs: Day;
  readonly capacityGrams: number;
}

/** Opens departures for holds with the capacity their services have today. */
export async function openDepartures(call: Call, departures: readonly DepartureToOpen[]): Promise<void> {
  await sql`
    insert into delivery.service_day (county_id, service_id, departs, capacity_kg)
    select ${call.county}, service_id, departs, kg
    from unnest(${uuidArray(departures.map(({ serviceId }) => serviceId))}::uuid[], ${departures.map(({ departs }) => departs)}::date[],
      ${departures.map(({ capacityGrams }) => decimal(capacityGrams))}::numeric[]) as given(service_id, departs, kg)
    order by service_id, departs
    on conflict (county_id, service_id, departs) do nothing`.execute(call.tx);
}

/** So many grams more, or less, are promised of a departure. */
export interface Move {
  readonly serviceId: string;
  readonly departs: Day;
  readonly grams: number;
}

/**
 * Moves departures' promised mass, waiting in one order for others who move the same at this moment. Answers those where it would not fit, which
 * stay as they were.
 */
export async function moveTaken(call: Call, moves: readonly Move[]): Promise<Move[]> {
  if (moves.length === 0) return [];
  const given = sql`unnest(${uuidArray(moves.map(({ serviceId }) => serviceId))}::uuid[],
    ${moves.map(({ departs }) => departs)}::date[], ${moves.map(({ grams }) => decimal(grams))}::numeric[])`;
  await sql`
    select 1 from delivery.service_day d join ${given} as m(service_id, departs, kg) using (service_id, departs)
    where d.county_id = ${call.county} order by service_id, departs for no key update of d`.execute(call.tx);
  const { rows } = await sql<{ serviceId: string; departs: Day }>`
    update delivery.service_day d set taken_kg = d.taken_kg + m.kg
    from ${given} as m(service_id, departs, kg)
    where d.county_id = ${call.county} and d.service_id = m.service_id and d.departs = m.departs
      and d.taken_kg + m.kg <= d.capacity_kg
    returning d.service_id, d.departs`.execute(call.tx);
  const moved = new Set(rows.map(({ serviceId, departs }) => `${serviceId} ${departs}`));
  return moves.filter(({ serviceId, departs }) => !moved.has(`${serviceId} ${departs}`));
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
