import { sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { milli } from '#shared/quantity.ts';
import type { ShipmentStatus } from './kernel/journey.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';
import { goingSooner } from './sooner-rounds.ts';

/** A parcel a carrier has to bring to its node by a day, or is bringing: another carrier's too, where it is on one of its rounds. */
export interface DayParcel {
  readonly id: string;
  readonly orderNumber: string;
  readonly toNodeId: string;
  readonly serviceId: string;
  /** Whose service that is. */
  readonly carrierId: string;
  readonly grams: number;
  /** Has to be kept cold on the way. */
  readonly cold: boolean;
  /** Goes with a timetabled bus, there at about `arrives` (`HH:MM`). */
  readonly byBus: boolean;
  readonly arrives: string;
  /** The day its service leaves, as it was ordered. */
  readonly departs: Day;
  readonly promisedDay: Day;
  readonly expectedDay: Day | null;
  readonly status: ShipmentStatus;
  readonly withheld: boolean;
  /** The round it is expected on or on its way with, and whether it was scanned into that vehicle. */
  readonly roundId: string | null;
  /** Who drives that round: another carrier's, where carriers drive together. */
  readonly roundCarrierId: string | null;
  readonly loaded: boolean;
}

/**
 * What a carrier has to bring by a day and what is on its way, not cancelled and not at its node yet. What a round of a sooner day will
 * bring is not in it. What nobody took is not in it while it goes back; what found nobody is at the hub again once it was received there. By its carrier, the hub it leaves from and the county.
 * Refuses `delivery.not-allowed`.
 */
export async function dayParcels(
  call: Call,
  { carrierId, day }: { readonly carrierId: string; readonly day: Day },
): Promise<Outcome<readonly DayParcel[]>> {
  if (!may(call.actor, rights['see-hub']) || !mayActFor(call.actor, carrierId)) {
    return refuse('delivery.not-allowed');
  }
  const { rows } = await sql<Omit<DayParcel, 'grams'> & { weightKg: string }>`
    select s.id, s.order_number, s.to_node_id, s.service_id, v.carrier_id, s.weight_kg, v.cold, v.by_bus,
           to_char(coalesce((e.arrives_at at time zone 'Asia/Shanghai')::time, v.arrives), 'HH24:MI') as arrives, s.departs, s.promised_day, s.expected_day,
           case when b.id is null then s.status else 'at-hub' end as status,
           s.withheld_at is not null as withheld, r.round_id, r.carrier_id as round_carrier_id,
           coalesce(r.loaded, false) as loaded
    from delivery.shipment s
    join delivery.service v on v.county_id = s.county_id and v.id = s.service_id
    left join delivery.service_run e
      on e.county_id = s.county_id and e.service_id = s.service_id and e.departs = s.departs
    left join lateral (
      select r.round_id, o.carrier_id, exists (
               select 1 from delivery.scan c
               where c.county_id = r.county_id and c.shipment_id = r.shipment_id and c.round_id = r.round_id
                 and c.kind = 'loaded') as loaded
      from delivery.round_shipment r
      join delivery.round o on o.county_id = r.county_id and o.id = r.round_id
      where r.county_id = s.county_id and r.shipment_id = s.id and o.status <> 'done'
      order by o.planned_at desc limit 1) r on true
    left join lateral (
      select b.id, b.reason = 'nobody-there' and b.back_at is not null as again from delivery.turned_back b
      where b.county_id = s.county_id and b.shipment_id = s.id and b.taken_at is not null and b.dropped_at is null
        and not exists (
          select 1 from delivery.scan c
          where c.county_id = s.county_id and c.shipment_id = s.id and c.kind = 'loaded' and c.at > b.back_at)
      order by b.at desc limit 1) b on true
    where s.county_id = ${call.county} and s.departs <= ${day}
      and (v.carrier_id = ${carrierId} or s.id = any (array(
        select p.shipment_id from delivery.round_shipment p
        join delivery.round o on o.county_id = p.county_id and o.id = p.round_id
        where o.county_id = ${call.county} and o.carrier_id = ${carrierId} and o.departs = ${day} and o.status <> 'done')))
      and s.status in ('expected', 'packed', 'at-hub', 'on-way') and coalesce(b.again, true)
      and s.id <> all (${goingSooner(call, day)})
    order by s.id`.execute(call.tx);
  return ok(rows.map(({ weightKg, ...row }) => ({ ...row, grams: milli(weightKg) })));
}
