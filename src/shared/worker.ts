import { setTimeout as pause } from 'node:timers/promises';
import { Logger, parseCronItems, type Runner, run, runTaskListOnce, type Task } from 'graphile-worker';
import type pg from 'pg';
import type { Schedule } from './outbox.ts';
import { reactionTasks, scheduleTasks, type Work } from './tasks.ts';

export interface Worker {
  /** Lets running jobs end, then stops. */
  stop(): Promise<void>;
}

type WorkerSetting = Work & {
  readonly pool: pg.Pool;
  readonly schedules: readonly Schedule[];
  readonly counties: readonly string[];
};

const AGAIN_MS = 500;
// Each worker shares this lock while it lives; one that can have it alone knows that no other worker does.
const WORKERS_LOCK = 8_163_527_004;
// With a worker's own number beside it: held while that worker lives.
const LIVES_LOCK = 816_352;
const LOOK_EVERY_MS = 2_000;
// So long a worker that nobody stopped has to let go; a job of one that lost its database has lost its work anyway.
const LET_GO_MS = 5_000;

/**
 * Hands facts to their reactions and runs schedules, until stopped. A job that fails is tried again, later each time. When
 * PostgreSQL goes away the worker stops, and begins again as soon as it is back.
 */
export async function startWorker(setting: WorkerSetting): Promise<Worker> {
  let current = await begin(setting);
  let stopping = false;

  const goOn = async () => {
    while (!stopping) {
      await current.ended;
      if (stopping) return;
      await pause(AGAIN_MS);
      current = await begin(setting).catch(() => current);
    }
    await current.stop();
  };
  const going = goOn();

  return {
    async stop() {
      stopping = true;
      await current.stop();
      await going;
    },
  };
}

interface Shift {
  /** Settles when it has stopped, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

async function begin(setting: WorkerSetting): Promise<Shift> {
  const guard = await setting.pool.connect();
  try {
    await guard.query('select pg_advisory_lock_shared($1)', [WORKERS_LOCK]);
    await freeAbandonedJobs(setting.pool);
    await bringForward(setting.pool);
    const runner = await run({
      pgPool: setting.pool,
      concurrency: 4,
      noHandleSignals: true,
      // Marking a job done in a batch of one: only then is a lost connection an error of the worker, not of the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 }, plugins: [livesWhile(guard)] },
      logger: new Logger(() => (level, message) => {
        if (level === 'error') console.error(message);
      }),
      taskList: {
        ...reactionTasks(setting),
        ...scheduleTasks(setting, setting.schedules, setting.counties),
      },
      parsedCronItems: parseCronItems(
        setting.schedules.map(({ name, cron }) => ({ task: name, match: cron, identifier: name })),
      ),
    });
    // What stays abandoned while PostgreSQL is away is freed when it is back.
    const look = setInterval(() => {
      freeAbandonedJobs(setting.pool).catch(() => {});
      bringForward(setting.pool).catch(() => {});
    }, LOOK_EVERY_MS);
    const asked = new AbortController();
    const ended = over(guard, runner, asked.signal).finally(() => {
      clearInterval(look);
      guard.release(true);
    });
    const stop = () => {
      asked.abort();
      return halted(runner).then(() => ended);
    };
    return { ended, stop };
  } catch (error) {
    guard.release(true);
    throw error;
  }
}

/**
 * Waits for the worker to end; it is stopped when its guard loses PostgreSQL. One that ends without being asked is not waited for longer than
 * `LET_GO_MS`: after an error within, graphile-worker can wait for ever, and nothing would be heard until the process is started again.
 */
async function over(guard: pg.PoolClient, runner: Runner, asked: AbortSignal): Promise<void> {
  const letGo = Promise.withResolvers<void>();
  let patience: NodeJS.Timeout | undefined;
  const hurry = () => {
    patience ??= setTimeout(() => {
      runner.kill().catch(() => {});
      letGo.resolve();
    }, LET_GO_MS);
  };
  runner.events.once('stop', () => {
    if (!asked.aborted) hurry();
  });
  guard.once('end', () => {
    hurry();
    halted(runner);
  });
  const ended = runner.promise.catch((error) => console.error(`worker: ${error.message}`));
  await Promise.race([ended, letGo.promise]);
  clearTimeout(patience);
}

function halted(runner: Runner): Promise<void> {
  // It rejects when it has stopped by itself already.
  return runner.stop().catch(() => {});
}

/** Before its first job a worker takes a lock of its own on this connection: it goes when the worker does, however it ends. */
function livesWhile(guard: pg.PoolClient): GraphileConfig.Plugin {
  let held: Promise<unknown> | undefined;
  return {
    ...{ name: 'lives', version: '1' },
    worker: {
      hooks: {
        async startWorker(_context, { worker }) {
          const { id } = worker.workerPool;
          held ??= guard.query('select pg_advisory_lock($1, hashtext($2))', [LIVES_LOCK, id]);
          await held;
        },
      },
    },
  };
}

/**
 * A worker that was killed leaves its jobs marked as being worked on, and graphile-worker waits four hours before another
 * takes them. One whose lock can be had lives no more: its jobs are free now.
 */
async function freeAbandonedJobs(pool: pg.Pool): Promise<void> {
  await pool.query(
    `with worker as materialized (
       select locked_by from graphile_worker._private_jobs where locked_by is not null
       union select locked_by from graphile_worker._private_job_queues where locked_by is not null),
     gone as materialized (
       select array_agg(locked_by) as ids from worker where pg_try_advisory_xact_lock($1, hashtext(locked_by)))
     select graphile_worker.force_unlock_workers(ids) from gone where ids is not null`,
    [LIVES_LOCK],
  );
}

/**
 * When PostgreSQL's clock is set back by an hour, whatever was announced before it would be heard an hour late: a payment after what it pays
 * for has expired. No job ever waits longer than after a failure, exp(attempts) seconds (graphile-worker's fail_job), so one that would is due now.
 */
async function bringForward(pool: pg.Pool): Promise<void> {
  await pool.query(
    `update graphile_worker._private_jobs set run_at = now()
     where is_available and run_at > now() + interval '1 second'
       and run_at > now() + exp(least(attempts, 10)) * interval '1 second'`,
  );
}

/**
 * Keeps workers from beginning on this database, until the function it answers is called. undefined: one lives, or another
 * process keeps them out.
 */
export async function lockOutWorkers(pool: pg.Pool): Promise<(() => void) | undefined> {
  const guard = await pool.connect();
  const { rows } = await guard.query('select pg_try_advisory_lock($1) as alone', [WORKERS_LOCK]);
  if (rows[0].alone) return () => guard.release(true);
  guard.release();
  return undefined;
}

/** Runs every fact and reaction that is due, and those they cause, to the end. Throws the first failure: for tests and seeds. */
export async function drain(work: Work & { readonly pool: pg.Pool }): Promise<void> {
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
