import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { isId, newId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';

/** What a pairing comes to, as it is kept with the proposals. */
export interface WeighedPairing {
  readonly stable: PairingSum;
  readonly optimal: PairingSum;
  readonly priceOfStability: number;
}

export interface PairingSum {
  readonly paired: number;
  readonly worth: number;
  readonly blocking: number;
  readonly first: number;
}

export interface PairingRound {
  readonly id: string;
  readonly assessmentId: string;
  readonly title: string;
  readonly madeAt: Date;
  readonly proposedAt: Date | undefined;
  readonly method: 'stable' | 'optimal' | undefined;
  readonly weighed: WeighedPairing | undefined;
}

export interface SponsorProject {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationZh: string;
  readonly organisationEn: string;
  readonly name: string;
  readonly kind: string;
  readonly places: number;
}

export interface Pair {
  readonly id: string;
  readonly roundId: string;
  readonly unit: string;
  readonly unitName: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly kind: string;
  readonly organisationId: string;
  readonly organisationZh: string;
  readonly organisationEn: string;
  readonly state: 'proposed' | 'accepted' | 'declined';
  readonly answer: string;
  readonly answeredAt: Date | null;
  readonly answeredByName: string | null;
}

export interface PairEntry {
  readonly id: string;
  readonly side: 'sponsor' | 'region';
  readonly kind: 'put-in' | 'gained';
  readonly fen: Fen;
  readonly what: string;
  readonly at: Date;
  readonly byName: string;
}

export async function insertRound(
  call: Call,
  round: Pick<PairingRound, 'id' | 'assessmentId' | 'title'>,
): Promise<boolean> {
  const result = await call.tx
    .insertInto('region.pairingRound')
    .values({ ...round, countyId: call.county, madeAt: call.now, madeByName: call.actor.name })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

function keptRounds(call: Call) {
  return call.tx.selectFrom('region.pairingRound').selectAll().where('countyId', '=', call.county);
}

export async function roundById(
  call: Call,
  id: string,
  { lock = false } = {},
): Promise<PairingRound | undefined> {
  if (!isId(id)) return undefined;
  const row = await keptRounds(call)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  return row && roundOf(row);
}

export async function rounds(call: Call): Promise<readonly PairingRound[]> {
  const rows = await keptRounds(call).orderBy('madeAt', 'desc').orderBy('id').limit(50).execute();
  return rows.map(roundOf);
}

function roundOf(row: {
  id: string;
  assessmentId: string;
  title: string;
  madeAt: Date;
  proposedAt: Date | null;
  method: string | null;
  weighed: unknown;
}): PairingRound {
  return {
    ...{ id: row.id, assessmentId: row.assessmentId, title: row.title, madeAt: row.madeAt },
    proposedAt: row.proposedAt ?? undefined,
    method: (row.method ?? undefined) as PairingRound['method'],
    weighed: (row.weighed ?? undefined) as WeighedPairing | undefined,
  };
}

export async function insertSponsorProject(
  call: Call,
  roundId: string,
  project: Pick<SponsorProject, 'id' | 'organisationId' | 'name' | 'kind' | 'places'>,
): Promise<void> {
  await call.tx
    .insertInto('region.sponsorProject')
    .values({ ...project, countyId: call.county, roundId, at: call.now, byName: call.actor.name })
    .onConflict((conflict) => conflict.columns(['countyId', 'roundId', 'id']).doNothing())
    .execute();
}

export async function sponsorProjects(call: Call, roundId: string): Promise<readonly SponsorProject[]> {
  const { rows } = await sql<SponsorProject>`
    select p.id, p.organisation_id as "organisationId", coalesce(o.name_zh, '') as "organisationZh",
           coalesce(o.name_en, '') as "organisationEn", p.name, p.kind, p.places
    from region.sponsor_project p
    left join people.v_organisation o on o.county_id = p.county_id and o.id = p.organisation_id
    where p.county_id = ${call.county} and p.round_id = ${roundId} and p.withdrawn_at is null
    order by p.at, p.id`.execute(call.tx);
  return rows;
}

export async function saveProposed(
  call: Call,
  round: PairingRound,
  method: 'stable' | 'optimal',
  weighed: WeighedPairing,
  pairs: readonly { readonly unit: string; readonly unitName: string; readonly projectId: string }[],
): Promise<void> {
  await call.tx
    .updateTable('region.pairingRound')
    .set({ proposedAt: call.now, method, weighed: JSON.stringify(weighed) })
    .where('countyId', '=', call.county)
    .where('id', '=', round.id)
    .execute();
  await call.tx
    .insertInto('region.pair')
    .values(
      pairs.map((pair) => ({
        ...pair,
        countyId: call.county,
        id: newId(call.now),
        roundId: round.id,
        state: 'proposed',
      })),
    )
    .execute();
}

/** Pairs of a round, or all of one organisation's, or one by its id. */
export async function pairs(
  call: Call,
  which: { readonly roundId: string } | { readonly organisationId: string } | { readonly id: string },
): Promise<readonly Pair[]> {
  const only =
    'roundId' in which
      ? sql`r.round_id = ${which.roundId}`
      : 'id' in which
        ? sql`r.id = ${which.id}`
        : sql`p.organisation_id = ${which.organisationId}`;
  const { rows } = await sql<Pair>`
    select r.id, r.round_id as "roundId", r.unit, r.unit_name as "unitName", r.project_id as "projectId", p.name as "projectName",
           p.kind, p.organisation_id as "organisationId", coalesce(o.name_zh, '') as "organisationZh",
           coalesce(o.name_en, '') as "organisationEn", r.state, r.answer, r.answered_at as "answeredAt",
           r.answered_by_name as "answeredByName"
    from region.pair r
    join region.sponsor_project p on p.county_id = r.county_id and p.round_id = r.round_id and p.id = r.project_id
    left join people.v_organisation o on o.county_id = p.county_id and o.id = p.organisation_id
    where r.county_id = ${call.county} and ${only}
    order by r.unit_name, r.id
    limit 5000`.execute(call.tx);
  return rows;
}

/** False when it was answered before. */
export async function saveAnswer(
  call: Call,
  id: string,
  state: 'accepted' | 'declined',
  answer: string,
): Promise<boolean> {
  const result = await call.tx
    .updateTable('region.pair')
    .set({ state, answer, answeredAt: call.now, answeredByName: call.actor.name })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertPairEntry(
  call: Call,
  pairId: string,
  entry: Pick<PairEntry, 'id' | 'side' | 'kind' | 'fen' | 'what'>,
): Promise<void> {
  await call.tx
    .insertInto('region.pairEntry')
    .values({ ...entry, countyId: call.county, pairId, at: call.now, byName: call.actor.name })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

export async function pairEntries(call: Call, pairId: string): Promise<readonly PairEntry[]> {
  const rows = await call.tx
    .selectFrom('region.pairEntry')
    .select(['id', 'side', 'kind', 'fen', 'what', 'at', 'byName'])
    .where('countyId', '=', call.county)
    .where('pairId', '=', pairId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows as PairEntry[];
}
