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
type AnyReaction = { readonly name: string } & (
  | { run(call: Call, payload: unknown): Promise<void> }
  | { runAll(call: Call, payloads: readonly unknown[]): Promise<void> }
);

/** Who hears this fact. */
export function listenersTo(fact: string, reactions: readonly Reaction[]): readonly AnyReaction[] {
  return reactions.filter((reaction) => reaction.hears === fact) as readonly AnyReaction[];
}

/** Has a reaction do what follows from all of these, in the caller's transaction. */
export async function hear(call: Call, reaction: AnyReaction, payloads: readonly unknown[]): Promise<void> {
  if ('runAll' in reaction) return reaction.runAll(call, payloads);
  for (const payload of payloads) await reaction.run(call, payload);
}

/**
 * The jobs facts become: one that has a fact heard by all who take many of it at once, and hands it out, payload by payload, to those who
 * take one at a time.
 */
export function reactionTasks(work: Work): Record<string, Task> {
  const tasks: Record<string, Task> = {
    [ANNOUNCED]: async (told, { job }) => {
      const announced = told as Announced;
      const listeners = listenersTo(announced.fact, work.reactions);
      const oneByOne = listeners.flatMap((each) => ('run' in each ? apart(each.name, announced) : []));
      if (oneByOne.length > 0) await handOut(work.db, job.id, oneByOne);
      for (const each of listeners) if ('runAll' in each) await hearTogether(work, each, announced, job.id);
    },
  };
  for (const reaction of work.reactions as readonly AnyReaction[]) {
    const { name } = reaction;
    if (tasks[name]) throw new Error(`two reactions are called ${name}`);
    tasks[name] = async (told) => {
      const { county, payloads } = told as Announced;
      await inCall(work, county, (call) => hear(call, reaction, payloads));
    };
  }
  return tasks;
}

/** What cannot be heard together is heard one by one: whatever spoils it is tried again alone, and keeps none of the others. */
async function hearTogether(
  work: Work,
  reaction: AnyReaction,
  announced: Announced,
  from: string,
): Promise<void> {
  const { county, payloads } = announced;
  try {
    await inCall(work, county, (call) => hear(call, reaction, payloads));
  } catch (error) {
    if (payloads.length > 1)
      console.error(`${reaction.name}: ${payloads.length} together failed, each is tried alone: ${error}`);
    await handOut(work.db, from, apart(reaction.name, announced));
  }
}

interface Job {
  readonly name: string;
  readonly announced: Announced;
}

function apart(name: string, { payloads, ...announced }: Announced): Job[] {
  return payloads.map((payload) => ({ name, announced: { ...announced, payloads: [payload] } }));
}

/** One statement, so a crash leaves all or none; the key keeps a repeat from handing out twice what still waits. */
async function handOut(db: Db, from: string, jobs: readonly Job[]): Promise<void> {
  await sql`
    select graphile_worker.add_job(name, payload, job_key => ${`${from}/`} || place || '/' || name)
    from unnest(${jobs.map(({ name }) => name)}::text[],
      ${jobs.map(({ announced }) => JSON.stringify(announced))}::json[]) with ordinality as handed(name, payload, place)`.execute(
    db,
  );
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
