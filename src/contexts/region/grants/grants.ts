import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';

export type GrantStatus = 'applied' | 'agreed' | 'refused' | 'done' | 'called-back';

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
