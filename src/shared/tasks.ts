import type { Task } from 'graphile-worker';
import { sql } from 'kysely';
import { type Call, platform } from './call.ts';
import type { Db } from './database.ts';
import { ANNOUNCED, type Announced, type Reaction, type Schedule } from './outbox.ts';

export interface Work {
  readonly db: Db;
  readonly reactions: readonly Reaction[];
  /** The clock reactions see; the machine's unless a test or a seed brings its own. */
  readonly now?: () => Date;
}

/** A reaction whose fact is not known to the compiler: the job it is run for was handed out by that fact. */
interface AnyReaction {
  readonly name: string;
  run(call: Call, payload: unknown): Promise<void>;
}

/** Who hears this fact. */
export function listenersTo(fact: string, reactions: readonly Reaction[]): readonly AnyReaction[] {
  return reactions.filter((reaction) => reaction.hears === fact) as readonly AnyReaction[];
}

/** The jobs facts become: one that hands a fact out, and one for each reaction. */
export function reactionTasks(work: Work): Record<string, Task> {
  const tasks: Record<string, Task> = {
    [ANNOUNCED]: async (payload, { job }) => {
      const { fact } = payload as Announced;
      const listeners = listenersTo(fact, work.reactions);
      // One statement, so a crash leaves all or none; the key keeps a repeat from handing out twice what still waits.
      await sql`
        select graphile_worker.add_job(name, ${JSON.stringify(payload)}::json, job_key => ${`${job.id}/`} || name)
        from unnest(${listeners.map((listener) => listener.name)}::text[]) as name`.execute(work.db);
    },
  };
  for (const reaction of work.reactions) {
    if (tasks[reaction.name]) throw new Error(`two reactions are called ${reaction.name}`);
    tasks[reaction.name] = async (job) => {
      const { county, payload } = job as Announced;
      await inCall(work, county, (call) => (reaction as AnyReaction).run(call, payload));
    };
  }
  return tasks;
}

/** The jobs schedules become: each runs for every county this process serves, in a transaction of its own. */
export function scheduleTasks(
  work: Work,
  schedules: readonly Schedule[],
  counties: readonly string[],
): Record<string, Task> {
  const entries = schedules.map((schedule): [string, Task] => [
    schedule.name,
    async () => {
      for (const county of counties) await inCall(work, county, (call) => schedule.run(call));
    },
  ]);
  return Object.fromEntries(entries);
}

function inCall(work: Work, county: string, run: (call: Call) => Promise<void>): Promise<void> {
  const now = work.now?.() ?? new Date();
  return work.db.transaction().execute((tx) => run({ tx, county, now, actor: platform }));
}
