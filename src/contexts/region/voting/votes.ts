import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';

export interface VillageVote {
  readonly id: string;
  readonly placeCode: string;
  readonly title: string;
  /** Whole yuan. */
  readonly budget: number;
  readonly state: 'proposing' | 'voting' | 'counted';
  readonly closesAt: Date | undefined;
  readonly countedAt: Date | undefined;
}

export interface ProposedProject {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly cost: number;
  readonly proposerName: string;
}

function kept(call: Call) {
  return call.tx.selectFrom('region.villageVote').selectAll().where('countyId', '=', call.county);
}

export async function voteById(
  call: Call,
  id: string,
  { lock = false } = {},
): Promise<VillageVote | undefined> {
  if (!isId(id)) return undefined;
  const row = await kept(call)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  return row && voteOf(row);
}

export async function votes(call: Call): Promise<readonly VillageVote[]> {
  const rows = await kept(call).orderBy('madeAt', 'desc').orderBy('id').limit(100).execute();
  return rows.map(voteOf);
}

/** False when the id is known: nothing was written. */
export async function insertVote(
  call: Call,
  vote: Pick<VillageVote, 'id' | 'placeCode' | 'title' | 'budget'>,
): Promise<boolean> {
  const result = await call.tx
    .insertInto('region.villageVote')
    .values({
      ...vote,
      countyId: call.county,
      state: 'proposing',
      madeAt: call.now,
      madeByName: call.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function saveBegun(call: Call, id: string, closesAt: Date): Promise<void> {
  await own(call, id).set({ state: 'voting', beganAt: call.now, closesAt }).execute();
}

export async function saveCounted(call: Call, id: string): Promise<void> {
  await own(call, id).set({ state: 'counted', countedAt: call.now }).execute();
}

function own(call: Call, id: string) {
  return call.tx.updateTable('region.villageVote').where('countyId', '=', call.county).where('id', '=', id);
}

export async function insertProject(
  call: Call,
  voteId: string,
  project: Omit<ProposedProject, 'proposerName'>,
): Promise<boolean> {
  const result = await call.tx
    .insertInto('region.voteProject')
    .values({ ...project, countyId: call.county, voteId, proposerName: call.actor.name, at: call.now })
    .onConflict((conflict) => conflict.columns(['countyId', 'voteId', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function projectsOf(call: Call, voteId: string): Promise<readonly ProposedProject[]> {
  return call.tx
    .selectFrom('region.voteProject')
    .select(['id', 'name', 'about', 'cost', 'proposerName'])
    .where('countyId', '=', call.county)
    .where('voteId', '=', voteId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Marks that somebody voted. False: they did before. */
export async function insertTurnout(call: Call, voteId: string, personId: string): Promise<boolean> {
  const result = await call.tx
    .insertInto('region.voteTurnout')
    .values({ countyId: call.county, voteId, personId })
    .onConflict((conflict) => conflict.columns(['countyId', 'voteId', 'personId']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function hasVoted(call: Call, voteId: string, personId: string): Promise<boolean> {
  const row = await call.tx
    .selectFrom('region.voteTurnout')
    .select('personId')
    .where('countyId', '=', call.county)
    .where('voteId', '=', voteId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function turnoutOf(call: Call, voteId: string): Promise<number> {
  const { count } = await call.tx
    .selectFrom('region.voteTurnout')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('countyId', '=', call.county)
    .where('voteId', '=', voteId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertBallot(call: Call, voteId: string, wanted: readonly string[]): Promise<void> {
  await sql`
    insert into region.vote_ballot (county_id, vote_id, projects)
    values (${call.county}, ${voteId}, ${[...wanted]}::uuid[])`.execute(call.tx);
}

/** All ballots, in an order that says nothing of who voted when. */
export async function ballotsOf(call: Call, voteId: string): Promise<readonly (readonly string[])[]> {
  const rows = await call.tx
    .selectFrom('region.voteBallot')
    .select('projects')
    .where('countyId', '=', call.county)
    .where('voteId', '=', voteId)
    .orderBy('id')
    .execute();
  return rows.map(({ projects }) => projects);
}

function voteOf(row: {
  id: string;
  placeCode: string;
  title: string;
  budget: number;
  state: string;
  closesAt: Date | null;
  countedAt: Date | null;
}): VillageVote {
  return {
    id: row.id,
    placeCode: row.placeCode,
    title: row.title,
    budget: row.budget,
    state: row.state as VillageVote['state'],
    closesAt: row.closesAt ?? undefined,
    countedAt: row.countedAt ?? undefined,
  };
}

/** Is there a village of this code? */
export async function villageKnown(call: Call, code: string): Promise<boolean> {
  const row = await call.tx
    .selectFrom('people.vPlace')
    .select('code')
    .where('countyId', '=', call.county)
    .where('code', '=', code)
    .where('level', '=', 'village')
    .executeTakeFirst();
  return row !== undefined;
}
