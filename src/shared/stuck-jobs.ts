import { type RawBuilder, sql } from 'kysely';
import type { Call } from './call.ts';

/** Background work of a county that has failed: it is tried again by itself, ever more slowly, until it is given up. */
export interface StuckJob {
  readonly id: string;
  /** The reaction or schedule that fails: `ordering/on-payments-settled`. */
  readonly name: string;
  readonly since: Date;
  readonly attempts: number;
  /** Nobody tries it any more. */
  readonly givenUp: boolean;
  readonly nextAt: Date;
  readonly error: string;
}

/** The county's failed work, oldest first, at most a hundred. */
export async function stuckJobs(call: Call): Promise<StuckJob[]> {
  const { rows } = await sql<StuckJob>`
    select job.id::text as id, task.identifier as name, job.created_at as since, job.attempts,
           job.attempts >= job.max_attempts as given_up, job.run_at as next_at, job.last_error as error
    from ${failed(call)} order by job.created_at, job.id limit 100`.execute(call.tx);
  return rows;
}

export async function countStuckJobs(call: Call): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${failed(call)}`.execute(
    call.tx,
  );
  return rows[0]?.count ?? 0;
}

/** Lets failed work be tried again at once, with all its attempts; what has succeeded or is being worked on meanwhile is left alone. */
export async function retryStuckJobs(call: Call, ids: readonly string[]): Promise<void> {
  const known = new Set((await stuckJobs(call)).map((job) => job.id));
  const wanted = ids.filter((id) => known.has(id));
  await sql`select graphile_worker.reschedule_jobs(${wanted}::bigint[], run_at => now(), attempts => 0)`.execute(
    call.tx,
  );
}

function failed(call: Call): RawBuilder<unknown> {
  return sql`graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id
    where job.last_error is not null and job.payload ->> 'county' = ${call.county}`;
}
