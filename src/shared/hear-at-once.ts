import { sql } from 'kysely';
import { type Call, platform } from './call.ts';
import { ANNOUNCED, type Announced, type Reaction } from './outbox.ts';
import { hear, listenersTo } from './tasks.ts';

/**
 * Runs the reactions to every fact of this county that waits, and to those they announce in turn, within this call's
 * transaction: all of it happens, or none. For loading much at once; the worker takes, runs and commits each fact and each
 * reaction alone.
 */
export async function hearAtOnce(call: Call, reactions: readonly Reaction[]): Promise<void> {
  const hearing = { ...call, actor: platform };
  for (let facts = await takeFacts(call); facts.length > 0; facts = await takeFacts(call)) {
    for (const { fact, payloads } of facts)
      for (const listener of listenersTo(fact, reactions)) await hear(hearing, listener, payloads);
  }
}

async function takeFacts(call: Call): Promise<Announced[]> {
  const { rows } = await sql<{ payload: Announced }>`
    with waiting as (
      select array_agg(job.id) as ids
      from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = job.task_id and task.identifier = ${ANNOUNCED}
      where job.payload->>'county' = ${call.county}
    )
    select taken.payload from waiting, graphile_worker.complete_jobs(waiting.ids) taken order by taken.id`.execute(
    call.tx,
  );
  return rows.map((row) => row.payload);
}
