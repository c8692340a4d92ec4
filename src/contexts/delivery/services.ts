import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { decimal, milli } from '#shared/quantity.ts';
import type { Taken, Service as Terms } from './kernel/departure.ts';

/** How goods reach a node (see `kernel/departure.ts`), and whether it still runs. */
export interface Service extends Terms {
  readonly toNodeId: string;
  /** Carried by a timetabled bus: no round is planned for it. */
  readonly byBus: boolean;
  readonly active: boolean;
}

interface Row extends Omit<Service, 'capacityGrams'> {
  readonly capacityKg: string;
}

const columns = sql.raw(`id, to_node_id, carrier_id, to_char(cut_off, 'HH24:MI') as cut_off, lead_days,
  to_char(arrives, 'HH24:MI') as arrives, weekdays, capacity_kg, fee_fen, cold, by_bus, active`);

export async function serviceById(call: Call, id: string): Promise<Service | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from delivery.service where county_id = ${call.county} and id = ${id}`.execute(call.tx);
  return rows[0] && serviceOf(rows[0]);
}

export async function servicesByIds(call: Call, ids: readonly string[]): Promise<Service[]> {
  const { rows } = await sql<Row>`
    select ${columns} from delivery.service where county_id = ${call.county} and id = ${among(ids)}`.execute(
    call.tx,
  );
  return rows.map(serviceOf);
}

/** Services that run to these nodes. */
export async function servicesTo(call: Call, nodeIds: readonly string[]): Promise<Service[]> {
  const { rows } = await sql<Row>`
    select ${columns} from delivery.service
    where county_id = ${call.county} and to_node_id = ${among(nodeIds)} and active order by id`.execute(
    call.tx,
  );
  return rows.map(serviceOf);
}

export async function allServices(call: Call): Promise<Service[]> {
  const { rows } = await sql<Row>`
    select ${columns} from delivery.service where county_id = ${call.county} order by id`.execute(call.tx);
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

/** What is promised already of the departures of some services within a span of days, and what each can carry. */
export async function departuresTaken(
  call: Call,
  serviceIds: readonly string[],
  from: Day,
  until: Day,
): Promise<Taken> {
  const { rows } = await sql<{ serviceId: string; departs: Day; takenKg: string }>`
    select service_id, departs, taken_kg from delivery.service_day
    where county_id = ${call.county} and service_id = ${among(serviceIds)}
      and departs between ${from} and ${until}`.execute(call.tx);
  const taken = new Map(rows.map((row) => [`${row.serviceId} ${row.departs}`, milli(row.takenKg)]));
  return (serviceId, departs) => taken.get(`${serviceId} ${departs}`) ?? 0;
}

function serviceOf({ capacityKg, ...row }: Row): Service {
  return { ...row, capacityGrams: milli(capacityKg) };
}

function columnsOf({ capacityGrams, ...service }: Service) {
  return { ...service, weekdays: [...service.weekdays], capacityKg: decimal(capacityGrams) };
}
