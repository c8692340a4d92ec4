import { Logger, parseCronItems, run, runTaskListOnce, type Task } from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import { type Call, platform } from './call.ts';
import type { Db } from './database.ts';
import { ANNOUNCED, type Announced, type Reaction, type Schedule } from './outbox.ts';

export interface Work {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly reactions: readonly Reaction[];
  /** The clock reactions see; the machine's unless a test or a seed brings its own. */
  readonly now?: () => Date;
}

export interface Worker {
  /** Lets running jobs end, then stops. */
  stop(): Promise<void>;
}

/** Hands facts to their reactions and runs schedules, until stopped. A job that fails is tried again, later each time. */
export async function startWorker(
  work: Work & {
    readonly schedules: readonly Schedule[];
    readonly counties: readonly string[];
  },
): Promise<Worker> {
  const runner = await run({
    pgPool: work.pool,
    concurrency: 4,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') console.error(message);
    }),
    taskList: {
      ...reactionTasks(work),
      ...Object.fromEntries(work.schedules.map((schedule) => [schedule.name, scheduleTask(work, schedule)])),
    },
    parsedCronItems: parseCronItems(
      work.schedules.map(({ name, cron }) => ({ task: name, match: cron, identifier: name })),
    ),
  });
  return { stop: () => runner.stop() };
}

/** Runs every fact and reaction that is due, and those they cause, to the end. Throws the first failure: for tests and seeds. */
export async function drain(work: Work): Promise<void> {
  const failures: unknown[] = [];
  const watched = Object.entries(reactionTasks(work)).map(([name, task]): [string, Task] => [
    name,
    async (payload, helpers) => {
      try {
        await task(payload, helpers);
      } catch (error) {
        failures.push(error);
        throw error;
      }
    },
  ]);
  // One connection for taking jobs and for marking them done or failed: they follow each other, so nothing is still being
  // marked when this answers.
  const client = await work.pool.connect();
  try {
    const options = { noHandleSignals: true, logger: new Logger(() => () => {}) };
    await runTaskListOnce(options, Object.fromEntries(watched), client);
  } finally {
    client.release();
  }
  if (failures.length > 0) throw failures[0];
}

/** A reaction whose fact is not known to the compiler: the job it is run for was handed out by that fact. */
type AnyReaction = { run(call: Call, payload: unknown): Promise<void> };

function reactionTasks(work: Work): Record<string, Task> {
  const tasks: Record<string, Task> = {
    [ANNOUNCED]: async (payload, { job }) => {
      const { fact } = payload as Announced;
      const listeners = work.reactions.filter((reaction) => reaction.hears === fact);
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

function scheduleTask(work: Work & { readonly counties: readonly string[] }, schedule: Schedule): Task {
  return async () => {
    for (const county of work.counties) await inCall(work, county, (call) => schedule.run(call));
  };
}

function inCall(work: Work, county: string, run: (call: Call) => Promise<void>): Promise<void> {
  const now = work.now?.() ?? new Date();
  return work.db.transaction().execute((tx) => run({ tx, county, now, actor: platform }));
}
