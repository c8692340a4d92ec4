import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Refusal } from '#shared/outcome.ts';
import type { Progress } from '#shared/solver/solver-messages.ts';
import type { FundCase } from '../kernel/fund/fund-case.ts';
import type { FundNames } from './case-of-assessment.ts';
import type { PlanSettings } from './plan-settings.ts';

/** What is kept of a plan that was found: all else follows from it and its case. */
export interface FoundPlan {
  readonly chosen: readonly string[];
  readonly bound: number;
  readonly gap: number;
  readonly nodes: number;
  readonly stopped: boolean;
  /** What equity costs: plans by the money that goes to weak places. */
  readonly frontier: readonly {
    readonly weakFloor: number;
    readonly toWeak: number;
    readonly benefit: number;
    readonly spent: number;
    readonly gap: number;
  }[];
}

/** How far the solver is; value and bound are null while there is none. */
export interface KeptProgress {
  readonly seconds: number;
  readonly nodes: number;
  readonly value: number | null;
  readonly bound: number | null;
}

export interface KeptPlan {
  readonly id: string;
  readonly assessmentId: string;
  readonly title: string;
  readonly settings: PlanSettings;
  readonly fund: FundCase;
  readonly names: FundNames;
  /** `silent`: the process that was solving it has not been heard of for a minute. */
  readonly state: 'waiting' | 'running' | 'silent' | 'found' | 'refused';
  readonly progress: KeptProgress | undefined;
  readonly found: FoundPlan | undefined;
  readonly refusal: Refusal | undefined;
  readonly askedAt: Date;
  readonly askedByName: string;
  readonly publishedAt: Date | undefined;
  readonly publishedByName: string | undefined;
}

/** Seconds after which a solver that says nothing is taken to be gone. */
const SILENT = 60;

const silent = sql<boolean>`(state in ('waiting', 'running') and coalesce(beat_at, asked_at) < clock_timestamp() - make_interval(secs => ${SILENT}))`;

function kept(call: Call) {
  return call.tx.selectFrom('region.fundPlan').where('countyId', '=', call.county);
}

export async function planById(call: Call, id: string): Promise<KeptPlan | undefined> {
  if (!isId(id)) return undefined;
  const row = await kept(call)
    .selectAll()
    .select(silent.as('silent'))
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    assessmentId: row.assessmentId,
    title: row.title,
    settings: row.settings as unknown as PlanSettings,
    fund: row.fund as unknown as FundCase,
    names: row.names as unknown as FundNames,
    state: row.silent ? 'silent' : (row.state as KeptPlan['state']),
    progress: (row.progress ?? undefined) as unknown as KeptProgress | undefined,
    found: (row.found ?? undefined) as unknown as FoundPlan | undefined,
    refusal: (row.refusal ?? undefined) as unknown as Refusal | undefined,
    askedAt: row.askedAt,
    askedByName: row.askedByName,
    publishedAt: row.publishedAt ?? undefined,
    publishedByName: row.publishedByName ?? undefined,
  };
}

const MOST_COMPARED = 30;

/** Ids of an assessment's plans, newest first. */
export async function plansOf(call: Call, assessmentId: string): Promise<readonly string[]> {
  const rows = await kept(call)
    .select('id')
    .where('assessmentId', '=', assessmentId)
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_COMPARED)
    .execute();
  return rows.map(({ id }) => id);
}

/** The assessment's plans that were found, newest first: their names alone. */
export async function foundPlans(
  call: Call,
  assessmentId: string,
): Promise<readonly { readonly id: string; readonly title: string }[]> {
  return kept(call)
    .select(['id', 'title'])
    .where('assessmentId', '=', assessmentId)
    .where('state', '=', 'found')
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_COMPARED)
    .execute();
}

export interface PublishedLine {
  readonly id: string;
  readonly title: string;
  readonly publishedAt: Date;
  readonly budget: number;
}

export async function publishedPlans(call: Call): Promise<readonly PublishedLine[]> {
  const rows = await kept(call)
    .select(['id', 'title', 'publishedAt', sql<number>`(fund ->> 'budget')::float8`.as('budget')])
    .where('publishedAt', 'is not', null)
    .orderBy('publishedAt', 'desc')
    .limit(100)
    .execute();
  return rows.flatMap(({ publishedAt, ...row }) => (publishedAt ? [{ ...row, publishedAt }] : []));
}

/** False when the id is known: nothing was written. */
export async function insertPlan(
  call: Call,
  {
    id,
    assessmentId,
    settings,
    fund,
    names,
  }: Pick<KeptPlan, 'id' | 'assessmentId' | 'settings' | 'fund' | 'names'>,
): Promise<boolean> {
  const result = await call.tx
    .insertInto('region.fundPlan')
    .values({
      ...{ countyId: call.county, id, assessmentId, title: settings.title, state: 'waiting' },
      settings: JSON.stringify(settings),
      fund: JSON.stringify(fund),
      names: JSON.stringify(names),
      askedAt: call.now,
      askedByName: call.actor.name,
      beatAt: sql`clock_timestamp()`,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

function own(call: Call, id: string) {
  return call.tx.updateTable('region.fundPlan').where('countyId', '=', call.county).where('id', '=', id);
}

/** Takes a plan that waits, or whose solver is gone, to be solved here. False: somebody else solves it. */
export async function claimPlan(call: Call, id: string): Promise<boolean> {
  const result = await own(call, id)
    .set({ state: 'running', beatAt: sql`clock_timestamp()`, progress: null, stopAsked: false })
    .where((at) => at.or([at('state', '=', 'waiting'), silent]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Says that it is still being solved; answers whether somebody asked to stop. */
export async function beatPlan(call: Call, id: string, progress: Progress | undefined): Promise<boolean> {
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  const row = await own(call, id)
    .set({
      beatAt: sql`clock_timestamp()`,
      ...(progress && {
        progress: JSON.stringify({
          seconds: progress.seconds,
          nodes: progress.nodes,
          value: finite(progress.value),
          bound: finite(progress.bound),
        } satisfies KeptProgress),
      }),
    })
    .where('state', '=', 'running')
    .returning('stopAsked')
    .executeTakeFirst();
  return row?.stopAsked ?? true;
}

export async function askToStop(call: Call, id: string): Promise<void> {
  await own(call, id).set({ stopAsked: true }).where('state', 'in', ['waiting', 'running']).execute();
}

export async function saveFound(call: Call, id: string, found: FoundPlan): Promise<void> {
  await own(call, id)
    .set({ state: 'found', found: JSON.stringify(found) })
    .where('state', '=', 'running')
    .execute();
}

export async function saveRefused(call: Call, id: string, { code, facts }: Refusal): Promise<void> {
  await own(call, id)
    .set({ state: 'refused', refusal: JSON.stringify({ code, facts }) })
    .where('state', '=', 'running')
    .execute();
}

/** False when it was published before. */
export async function savePublished(call: Call, id: string): Promise<boolean> {
  const result = await own(call, id)
    .set({ publishedAt: call.now, publishedByName: call.actor.name })
    .where('state', '=', 'found')
    .where('publishedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
