import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { decimal, milli } from '#shared/quantity.ts';
import type { Service as Terms } from './kernel/departure.ts';

/** How goods reach a node (see `kernel/departure.ts`), and whether it still runs. */
export interface Service extends Terms {
  readonly toNodeId: string;
  readonly active: boolean;
}

export interface ServiceRow extends Omit<Service, 'capacityGrams'> {
  readonly capacityKg: string;
}

/** Of `delivery.service s`; where it runs to, joined rows know already. */
export const serviceColumns =
  sql.raw(`s.id, s.carrier_id, to_char(s.cut_off, 'HH24:MI') as cut_off, s.lead_days,
  to_char(s.arrives, 'HH24:MI') as arrives, s.weekdays, s.capacity_kg, s.fee_fen, s.cold, s.by_bus, s.active`);
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
  } = row;
  return {
    ...{ id, toNodeId, carrierId, cutOff, leadDays, arrives, weekdays, feeFen, cold, byBus, active },
    capacityGrams: milli(capacityKg),
  };
}

function columnsOf({ capacityGrams, ...service }: Service) {
  return { ...service, weekdays: [...service.weekdays], capacityKg: decimal(capacityGrams) };
}
