import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { isId, newId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';
import type { ScanType } from '#shared/scan-type.ts';

export type GrantStatus = 'applied' | 'agreed' | 'refused' | 'done' | 'called-back';
export type GrantEventKind =
  | 'applied'
  | 'agreed'
  | 'refused'
  | 'stage-asked'
  | 'stage-returned'
  | 'stage-paid'
  | 'audit-in-order'
  | 'audit-misused'
  | 'taken-back';

/** An application, and the grant it becomes. */
export interface Grant {
  readonly id: string;
  readonly schemeId: string;
  readonly optionId: string | undefined;
  readonly organisationId: string;
  readonly applicantId: string | undefined;
  readonly applicantName: string;
  readonly title: string;
  readonly text: string;
  readonly askedFen: Fen;
  readonly status: GrantStatus;
  readonly agreedFen: Fen | undefined;
  readonly deciderId: string | undefined;
  readonly appliedAt: Date;
}

export interface GrantStage {
  readonly stage: number;
  readonly payId: string;
  readonly fen: Fen;
  readonly state: 'ahead' | 'asked' | 'paid';
}

export interface GrantEvidence {
  readonly id: string;
  readonly stage: number;
  readonly title: string;
  readonly digest: string;
  readonly at: Date;
  readonly byName: string;
}

export interface GrantEvent {
  readonly id: string;
  readonly kind: GrantEventKind;
  readonly stage: number | undefined;
  readonly fen: Fen | undefined;
  readonly text: string;
  readonly byId: string | undefined;
  readonly byName: string;
  readonly at: Date;
}

/** False when the id is known: nothing was written. */
export async function insertGrant(
  call: Call,
  grant: Pick<Grant, 'id' | 'schemeId' | 'optionId' | 'organisationId' | 'title' | 'text' | 'askedFen'>,
): Promise<boolean> {
  const result = await call.tx
    .insertInto('region.application')
    .values({
      ...grant,
      countyId: call.county,
      optionId: grant.optionId ?? null,
      applicantId: call.actor.personId ?? null,
      applicantName: call.actor.name,
      status: 'applied',
      appliedAt: call.now,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** `lock`: nobody else changes it until this transaction ends. */
export async function grantById(call: Call, id: string, { lock = false } = {}): Promise<Grant | undefined> {
  if (!isId(id)) return undefined;
  const row = await call.tx
    .selectFrom('region.application')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  return row && grantOf(row);
}

export interface GrantLine extends Grant {
  readonly organisationZh: string;
  readonly organisationEn: string;
  readonly schemeZh: string;
  readonly schemeEn: string;
}

/** Newest first; of one organisation where it is named. */
export async function grants(
  call: Call,
  { organisationId, limit, offset }: { organisationId?: string | undefined; limit: number; offset: number },
): Promise<{ readonly lines: readonly GrantLine[]; readonly total: number }> {
  const own = call.tx
    .selectFrom('region.application as a')
    .where('a.countyId', '=', call.county)
    .$if(organisationId !== undefined, (query) => query.where('a.organisationId', '=', organisationId ?? ''));
  const { total } = await own.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
  const rows = await own
    .innerJoin('region.grantScheme as s', (join) =>
      join.onRef('s.countyId', '=', 'a.countyId').onRef('s.id', '=', 'a.schemeId'),
    )
    .leftJoin('people.vOrganisation as o', (join) =>
      join.onRef('o.countyId', '=', 'a.countyId').onRef('o.id', '=', 'a.organisationId'),
    )
    .selectAll('a')
    .select(['s.titleZh as schemeZh', 's.titleEn as schemeEn'])
    .select([
      sql<string>`coalesce(o.name_zh, '')`.as('organisationZh'),
      sql<string>`coalesce(o.name_en, '')`.as('organisationEn'),
    ])
    .orderBy('a.appliedAt', 'desc')
    .orderBy('a.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return {
    total: Number(total),
    lines: rows.map(({ organisationZh, organisationEn, schemeZh, schemeEn, ...row }) => ({
      ...grantOf(row),
      ...{ organisationZh, organisationEn, schemeZh, schemeEn },
    })),
  };
}

export async function saveStatus(
  call: Call,
  id: string,
  saved: { readonly status: GrantStatus; readonly agreedFen?: Fen; readonly deciderId?: string | undefined },
): Promise<void> {
  const { status, agreedFen, deciderId } = saved;
  await call.tx
    .updateTable('region.application')
    .set({
      status,
      ...(agreedFen !== undefined && { agreedFen }),
      ...(deciderId !== undefined && { deciderId }),
    })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

export async function insertStages(call: Call, id: string, amounts: readonly Fen[]): Promise<void> {
  await call.tx
    .insertInto('region.grantStage')
    .values(
      amounts.map((fen, at) => ({
        countyId: call.county,
        applicationId: id,
        stage: at + 1,
        payId: newId(call.now),
        fen,
        state: 'ahead',
      })),
    )
    .execute();
}

export async function stagesOfGrant(call: Call, id: string): Promise<readonly GrantStage[]> {
  const rows = await call.tx
    .selectFrom('region.grantStage')
    .select(['stage', 'payId', 'fen', 'state'])
    .where('countyId', '=', call.county)
    .where('applicationId', '=', id)
    .orderBy('stage')
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as GrantStage['state'] }));
}

export async function saveStage(
  call: Call,
  id: string,
  stage: number,
  state: GrantStage['state'],
): Promise<void> {
  await call.tx
    .updateTable('region.grantStage')
    .set({ state })
    .where('countyId', '=', call.county)
    .where('applicationId', '=', id)
    .where('stage', '=', stage)
    .execute();
}

export async function insertEvidence(
  call: Call,
  applicationId: string,
  evidence: Pick<GrantEvidence, 'id' | 'stage' | 'title' | 'digest'>,
  file: { readonly type: ScanType; readonly bytes: Uint8Array },
): Promise<void> {
  await call.tx
    .insertInto('region.grantFile')
    .values({
      countyId: call.county,
      digest: evidence.digest,
      type: file.type,
      bytes: Buffer.from(file.bytes),
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'digest']).doNothing())
    .execute();
  await call.tx
    .insertInto('region.grantEvidence')
    .values({ ...evidence, countyId: call.county, applicationId, at: call.now, byName: call.actor.name })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

export async function evidenceOf(call: Call, id: string): Promise<readonly GrantEvidence[]> {
  return call.tx
    .selectFrom('region.grantEvidence')
    .select(['id', 'stage', 'title', 'digest', 'at', 'byName'])
    .where('countyId', '=', call.county)
    .where('applicationId', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function evidenceFileOf(
  call: Call,
  grantId: string,
  id: string,
): Promise<{ readonly type: string; readonly bytes: Uint8Array; readonly title: string } | undefined> {
  if (!isId(id)) return undefined;
  return call.tx
    .selectFrom('region.grantEvidence as e')
    .innerJoin('region.grantFile as f', (join) =>
      join.onRef('f.countyId', '=', 'e.countyId').onRef('f.digest', '=', 'e.digest'),
    )
    .select(['f.type', 'f.bytes', 'e.title'])
    .where('e.countyId', '=', call.county)
    .where('e.applicationId', '=', grantId)
    .where('e.id', '=', id)
    .executeTakeFirst();
}

export async function insertEvent(
  call: Call,
  applicationId: string,
  event: Pick<GrantEvent, 'kind'> & Partial<Pick<GrantEvent, 'id' | 'text' | 'stage' | 'fen'>>,
): Promise<void> {
  await call.tx
    .insertInto('region.grantEvent')
    .values({
      countyId: call.county,
      id: event.id ?? newId(call.now),
      applicationId,
      kind: event.kind,
      stage: event.stage ?? null,
      fen: event.fen ?? null,
      text: (event.text ?? '').trim().slice(0, 1_000),
      byId: call.actor.personId ?? null,
      byName: call.actor.name,
      at: call.now,
    })
    .execute();
}

export async function eventsOf(call: Call, id: string): Promise<readonly GrantEvent[]> {
  const rows = await call.tx
    .selectFrom('region.grantEvent')
    .select(['id', 'kind', 'stage', 'fen', 'text', 'byId', 'byName', 'at'])
    .where('countyId', '=', call.county)
    .where('applicationId', '=', id)
    .orderBy('position')
    .execute();
  return rows.map(({ kind, stage, fen, byId, ...row }) => ({
    ...row,
    kind: kind as GrantEventKind,
    stage: stage ?? undefined,
    fen: fen ?? undefined,
    byId: byId ?? undefined,
  }));
}

function grantOf(row: {
  id: string;
  schemeId: string;
  optionId: string | null;
  organisationId: string;
  applicantId: string | null;
  applicantName: string;
  title: string;
  text: string;
  askedFen: Fen;
  status: string;
  agreedFen: Fen | null;
  deciderId: string | null;
  appliedAt: Date;
}): Grant {
  return {
    id: row.id,
    schemeId: row.schemeId,
    optionId: row.optionId ?? undefined,
    organisationId: row.organisationId,
    applicantId: row.applicantId ?? undefined,
    applicantName: row.applicantName,
    title: row.title,
    text: row.text,
    askedFen: row.askedFen,
    status: row.status as GrantStatus,
    agreedFen: row.agreedFen ?? undefined,
    deciderId: row.deciderId ?? undefined,
    appliedAt: row.appliedAt,
  };
}

/** Whether the project it asks for was granted to somebody; who asks at the same moment waits. */
export async function optionGranted(call: Call, { schemeId, optionId }: Grant): Promise<boolean> {
  if (optionId === undefined) return false;
  await sql`select 1 from region.grant_scheme where county_id = ${call.county} and id = ${schemeId} for update`.execute(
    call.tx,
  );
  const row = await call.tx
    .selectFrom('region.application')
    .select('id')
    .where('countyId', '=', call.county)
    .where('schemeId', '=', schemeId)
    .where('optionId', '=', optionId)
    .where('status', 'in', ['agreed', 'done', 'called-back'])
    .executeTakeFirst();
  return row !== undefined;
}
