import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { keepImbalances } from './imbalances.ts';
import type { Balance } from './kernel/mass-balance.ts';
import type { Thing } from './kernel/things.ts';
import { weighLots } from './weigh-lots.ts';

// A run holds a transaction; what is left waits for the next minute.
const MOST_ENTRIES = 10_000;

/**
 * Weighs every lot that entries new to the log speak of, and keeps what cannot be true, or what nobody can judge, for the officer. The log's order is what makes
 * sure that no event is passed over, however late its transaction committed.
 */
export async function weighTheLog(call: Call): Promise<void> {
  const { rows } = await sql<{ next: number }>`
    insert into tracing.weighed (county_id, next_index) values (${call.county}, 0)
    on conflict (county_id) do update set next_index = tracing.weighed.next_index
    returning next_index as next`.execute(call.tx);
  const next = Number(rows[0]?.next ?? 0);
  const fresh = await sql<{ things: Thing[]; end: number | null }>`
    with entry as (
      select index, statement from tracing.log_entry
      where county_id = ${call.county} and index >= ${next} order by index limit ${MOST_ENTRIES}
    )
    select (select max(index) + 1 from entry) as end, coalesce((
      select array_agg(distinct about.thing) from entry join tracing.event_thing about
        on about.county_id = ${call.county} and about.event_id = entry.statement
      where about.part <> 'parent' and about.quantity is not null), '{}') as things`.execute(call.tx);
  const [{ things, end } = { things: [], end: null }] = fresh.rows;
  if (end === null) return;
  const { lots, processes, doubted } = await weighLots(call, things);
  await keepImbalances(call, things, [
    ...lots.filter(isImpossible).map((lot) => ({ thing: lot.thing, kind: 'lot' as const, ...kept(lot) })),
    ...processes
      .filter(isImpossible)
      .flatMap((process) =>
        process.outputs.map((thing) => ({ thing, kind: 'process' as const, ...kept(process) })),
      ),
    ...doubted.flatMap((process) =>
      process.outputs.map((thing) => ({ thing, kind: 'doubted' as const, ...kept(process) })),
    ),
  ]);
  await call.tx
    .updateTable('tracing.weighed')
    .set({ nextIndex: end })
    .where('countyId', '=', call.county)
    .execute();
}

function isImpossible({ impossible }: Balance): boolean {
  return impossible;
}

function kept(balance: Balance) {
  return {
    wentIn: balance.in,
    wentOut: balance.out,
    unit: balance.unit,
    events: balance.brokenBy,
  };
}
