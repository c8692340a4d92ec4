import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { Reach } from './scope.ts';

export interface NodePromises {
  readonly nodeId: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kept: number;
  readonly broken: number;
}

/** Promises of a span of days, by node: kept in time, or not (late, lost or overdue). Cancelled orders promise nothing. */
export async function promisesByNode(
  call: Call,
  reach: Reach,
  from: Day,
  until: Day,
): Promise<NodePromises[]> {
  const scope =
    reach === 'county'
      ? sql`true`
      : sql`(v.carrier_id = ${reach.organisationId} or s.to_node_id = any(${reach.nodeIds}::uuid[]))`;
  const { rows } = await sql<NodePromises>`
    select n.id as node_id, n.code, n.name_zh, n.name_en,
           count(*) filter (where s.on_time)::int as kept,
           count(*) filter (where s.on_time is not true)::int as broken
    from delivery.v_shipment s
    join delivery.service v on v.county_id = s.county_id and v.id = s.service_id
    join delivery.node n on n.county_id = s.county_id and n.id = s.to_node_id
    where s.county_id = ${call.county} and ${scope} and s.status <> 'cancelled'
      and s.promised_day between ${from} and ${until}
    group by n.id, n.code, n.name_zh, n.name_en order by n.code`.execute(call.tx);
  return rows;
}
