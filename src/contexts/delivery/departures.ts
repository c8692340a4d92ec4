import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { milli } from '#shared/quantity.ts';
import { isoWeekday } from './kernel/departure.ts';

/** One departure of a service: what it can carry, what is promised of it, and how far its parcels have come. */
export interface DepartureLoad {
  readonly serviceId: string;
  readonly toNodeId: string;
  readonly carrierId: string;
  readonly cutOff: string;
  readonly cold: boolean;
  readonly capacityGrams: number;
  readonly takenGrams: number;
  readonly parcels: number;
  readonly grams: number;
  /** Of these grams, what is at the hub or has gone on. */
  readonly hereGrams: number;
  /** Packed by the seller and not at the hub; at the hub or beyond; on a round. */
  readonly packed: number;
  readonly atHub: number;
  readonly onRound: number;
}

interface Row extends Omit<DepartureLoad, 'capacityGrams' | 'takenGrams' | 'grams' | 'hereGrams'> {
  readonly capacityKg: string;
  readonly takenKg: string;
  readonly weightKg: string;
  readonly hereKg: string;
}

/** Every departure of a day: of services that run that day, and of those that have parcels or promises for it. */
export async function departuresOn(call: Call, day: Day): Promise<DepartureLoad[]> {
  const { rows } = await sql<Row>`
    select v.id as service_id, v.to_node_id, v.carrier_id, v.cold,
           to_char(coalesce((e.order_before at time zone 'Asia/Shanghai')::time, v.cut_off), 'HH24:MI') as cut_off,
           coalesce(d.capacity_kg, v.capacity_kg) as capacity_kg, coalesce(d.taken_kg, 0) as taken_kg,
           count(s.id)::int as parcels, coalesce(sum(s.weight_kg), 0) as weight_kg,
           coalesce(sum(s.weight_kg) filter (where s.status not in ('expected', 'packed')), 0) as here_kg,
           count(*) filter (where s.status = 'packed')::int as packed,
           count(*) filter (where s.status not in ('expected', 'packed'))::int as at_hub,
           count(*) filter (where exists (
             select 1 from delivery.round_shipment r
             where r.county_id = s.county_id and r.shipment_id = s.id))::int as on_round
    from delivery.service v
    left join delivery.service_day d
      on d.county_id = v.county_id and d.service_id = v.id and d.departs = ${day}
    left join delivery.service_run e
      on e.county_id = v.county_id and e.service_id = v.id and e.departs = ${day}
    left join delivery.shipment s
      on s.county_id = v.county_id and s.service_id = v.id and s.departs = ${day} and s.status <> 'cancelled'
    where v.county_id = ${call.county}
      and (d.service_id is not null or s.id is not null or (v.active and case
        when v.pack_minutes is null then ${isoWeekday(day)} = any(v.weekdays) else e.service_id is not null end))
    group by v.county_id, v.id, d.capacity_kg, d.taken_kg, e.order_before`.execute(call.tx);
  return rows.map(({ capacityKg, takenKg, weightKg, hereKg, ...row }) => ({
    ...row,
    capacityGrams: milli(capacityKg),
    takenGrams: milli(takenKg),
    grams: milli(weightKg),
    hereGrams: milli(hereKg),
  }));
}
