import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { milli } from '#shared/quantity.ts';
import type { Opening, Taken } from './kernel/departure.ts';
import { type Service, type ServiceRow, serviceColumns, serviceOf } from './services.ts';

/** What a promise to a node is made from. */
export interface WaysTo {
  readonly node: { readonly nameZh: string; readonly nameEn: string; readonly active: boolean };
  readonly opening: Opening;
  readonly services: readonly Service[];
  readonly taken: Taken;
}

/** A node with a service that runs there; with nulls in its place where nothing does. */
interface Row extends ServiceRow {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly nodeActive: boolean;
  readonly opens: string;
  readonly closes: string;
  readonly openWeekdays: number[];
  /** Kilograms promised by day of departure; null: of no departure. */
  readonly takenKg: Readonly<Record<Day, string>> | null;
}

/**
 * The nodes that exist among these, by id, with the services that run there and what is promised already of their departures within a
 * span of days: one query. What is promised of a departure is kept as a sum with each order that takes a place, so that here nothing
 * is added up, however many orders are on their way.
 */
export async function waysTo(
  call: Call,
  nodeIds: readonly string[],
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<ReadonlyMap<string, WaysTo>> {
  const { rows } = await sql<Row>`
    select n.id as to_node_id, n.name_zh, n.name_en, n.active as node_active, to_char(n.opens, 'HH24:MI') as opens,
           to_char(n.closes, 'HH24:MI') as closes, n.open_weekdays, ${serviceColumns},
           (select jsonb_object_agg(d.departs, d.taken_kg::text) from delivery.service_day d
            where d.county_id = s.county_id and d.service_id = s.id and d.departs between ${from} and ${until}) as taken_kg
    from delivery.node n
    left join delivery.service s on s.county_id = n.county_id and s.to_node_id = n.id and s.active
    where n.county_id = ${call.county} and n.id = ${among(nodeIds)}
    order by n.id, s.id`.execute(call.tx);
  const byNode = Map.groupBy(rows, ({ toNodeId }) => toNodeId);
  return new Map([...byNode].map(([id, own]) => [id, wayOf(own as [Row, ...Row[]])]));
}

function wayOf(rows: readonly [Row, ...Row[]]): WaysTo {
  const [{ nameZh, nameEn, nodeActive, opens, closes, openWeekdays }] = rows;
  const run = rows.filter(({ id }) => id !== null);
  const taken = new Map(run.map(({ id, takenKg }) => [id, takenKg]));
  return {
    node: { nameZh, nameEn, active: nodeActive },
    opening: { opens, closes, weekdays: openWeekdays },
    services: run.map(serviceOf),
    taken: (serviceId, departs) => milli(taken.get(serviceId)?.[departs] ?? '0'),
  };
}
