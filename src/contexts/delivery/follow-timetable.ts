import { sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { TimetabledRun } from './kernel/departure.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';
import { serviceById } from './services.ts';

/** A service, how long its goods need from the last order to the bus, and its days; null: as it was typed again. */
export interface Following {
  readonly serviceId: string;
  readonly packMinutes: number | null;
  readonly runs: ReadonlyMap<Day, TimetabledRun>;
}

const THREE_DAYS = 4_320;

/**
 * From now on a service by bus goes on these days and no others, each ordered for until its own moment. What was promised before stays as it
 * was. By its carrier, the county and the clock. Refuses `delivery.service-unknown`, `delivery.not-allowed` and `delivery.terms-invalid`.
 */
export async function followTimetable(
  call: Call,
  { serviceId, packMinutes, runs }: Following,
): Promise<Outcome<undefined>> {
  const service = await serviceById(call, serviceId);
  if (!service) return refuse('delivery.service-unknown');
  if (!may(call.actor, rights['edit-services']) || !mayActFor(call.actor, service.carrierId)) {
    return refuse('delivery.not-allowed');
  }
  const sound =
    packMinutes === null ||
    (service.byBus && Number.isInteger(packMinutes) && packMinutes >= 0 && packMinutes <= THREE_DAYS);
  if (!sound) return refuse('delivery.terms-invalid');
  await sql`
    update delivery.service set pack_minutes = ${packMinutes}
    where county_id = ${call.county} and id = ${serviceId}`.execute(call.tx);
  await sql`
    delete from delivery.service_run where county_id = ${call.county} and service_id = ${serviceId}`.execute(
    call.tx,
  );
  const days = packMinutes === null ? [] : [...runs];
  await sql`
    insert into delivery.service_run (county_id, service_id, departs, order_before, arrives_at)
    select ${call.county}, ${serviceId}, departs, order_before, arrives_at
    from unnest(${days.map(([day]) => day)}::date[], ${days.map(([, { orderBefore }]) => orderBefore)}::timestamptz[],
      ${days.map(([, { arrivesAt }]) => arrivesAt)}::timestamptz[]) as given(departs, order_before, arrives_at)`.execute(
    call.tx,
  );
  return ok();
}
