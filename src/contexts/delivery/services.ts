import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { decimal, milli } from '#shared/quantity.ts';
import type { Service as Terms, TimetabledRun } from './kernel/departure.ts';

/** How goods reach a node (see `kernel/departure.ts`), and whether it still runs. */
export interface Service extends Terms {
  readonly toNodeId: string;
  readonly active: boolean;
  /** Minutes between the last order and the hand-over to its bus, where it follows the timetable. */
  readonly packMinutes?: number | null;
}

export interface ServiceRow extends Omit<Service, 'capacityGrams' | 'runs' | 'packMinutes'> {
  readonly capacityKg: string;
  readonly packMinutes: number | null;
  /** Null where it does not follow a timetable. */
  readonly runs: Readonly<Record<Day, { readonly before: string; readonly there: string }>> | null;
}

/** Of `delivery.service s`; where it runs to, joined rows know already. */
export const serviceColumns =
  sql.raw(`s.id, s.carrier_id, to_char(s.cut_off, 'HH24:MI') as cut_off, s.lead_days,
  to_char(s.arrives, 'HH24:MI') as arrives, s.weekdays, s.capacity_kg, s.fee_fen, s.cold, s.by_bus, s.active,
  s.pack_minutes, case when s.pack_minutes is not null then (
    select coalesce(jsonb_object_agg(r.departs, jsonb_build_object('before', r.order_before, 'there', r.arrives_at)), '{}')
    from delivery.service_run r where r.county_id = s.county_id and r.service_id = s.id) end as runs`);
const columns = sql`s.to_node_id, ${serviceColumns}`;

export async function serviceById(call: Call, id: string): Promise<Service | undefined> {
  const { rows } = await sql<ServiceRow>`
    select ${columns} from delivery.service s where county_id = ${call.county} and id = ${id}`.execute(
    call.tx,
  );
  return rows[0] && serviceOf(rows[0]);
}

export async function servicesByIds(call: Call, ids: readonly string[]): Promise<Service[]> {
  const { rows } = await sql<ServiceRow>`
    select ${columns} from delivery.service s where county_id = ${call.county} and id = ${among(ids)}`.execute(
    call.tx,
  );
  return rows.map(serviceOf);
}

export async function allServices(call: Call): Promise<Service[]> {
  const { rows } = await sql<ServiceRow>`
    select ${columns} from delivery.service s where county_id = ${call.county} order by id`.execute(call.tx);
  return rows.map(serviceOf);
}

/** Writes services; a known id is left as it is. */
export async function insertServices(call: Call, services: readonly Service[]): Promise<void> {
  await call.tx
    .insertInto('delivery.service')
    .values(services.map((service) => ({ countyId: call.county, ...columnsOf(service) })))
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

/** Changes the terms of a service from now on; departures that orders already hold keep the capacity they were sold with. */
export async function updateService(call: Call, service: Service): Promise<void> {
  await call.tx
    .updateTable('delivery.service')
    .set(columnsOf(service))
    .where('countyId', '=', call.county)
    .where('id', '=', service.id)
    .execute();
}

export function serviceOf(row: ServiceRow): Service {
  const {
    id,
    toNodeId,
    carrierId,
    cutOff,
    leadDays,
    arrives,
    weekdays,
    capacityKg,
    feeFen,
    cold,
    byBus,
    active,
    packMinutes,
    runs,
  } = row;
  return {
    ...{ id, toNodeId, carrierId, cutOff, leadDays, arrives, weekdays, feeFen, cold, byBus, active },
    capacityGrams: milli(capacityKg),
    packMinutes,
    ...(runs ? { runs: runsOf(runs) } : {}),
  };
}

function runsOf(runs: NonNullable<ServiceRow['runs']>): ReadonlyMap<Day, TimetabledRun> {
  return new Map(
    Object.entries(runs).map(([day, { before, there }]) => [
      day,
      { orderBefore: new Date(before), arrivesAt: new Date(there) },
    ]),
  );
}

/** Which timetable it follows is `followTimetable`'s to change. */
function columnsOf({ capacityGrams, runs: _, packMinutes: _p, ...service }: Service) {
  return { ...service, weekdays: [...service.weekdays], capacityKg: decimal(capacityGrams) };
}
