import { sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty } from './scope.ts';

/**
 * Who has parcels to bring by a day or a round on it: those with most to drive first, then those with most on buses. For the county.
 * Refuses `delivery.not-allowed`.
 */
export async function carriersAtWork(call: Call, day: Day): Promise<Outcome<readonly string[]>> {
  if (!may(call.actor, rights['see-hub']) || !overCounty(call.actor)) return refuse('delivery.not-allowed');
  const { rows } = await sql<{ readonly carrierId: string }>`
    select carrier_id from (
      select v.carrier_id, not v.by_bus as driven
      from delivery.shipment s
      join delivery.service v on v.county_id = s.county_id and v.id = s.service_id
      where s.county_id = ${call.county} and s.departs <= ${day}
        and s.status in ('expected', 'packed', 'at-hub', 'on-way')
      union all
      select carrier_id, true from delivery.round where county_id = ${call.county} and departs = ${day}) work
    group by carrier_id
    order by count(*) filter (where driven) desc, count(*) desc, carrier_id`.execute(call.tx);
  return ok(rows.map(({ carrierId }) => carrierId));
}
