import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { LicenceInForce } from './kernel/mark.ts';

/** One piece of evidence beside an application: a certificate, a test report, an inspection. */
export interface Evidence {
  readonly kind: string;
  readonly text: string;
  readonly reference: string;
}

/** Leave for one operator to use a brand on one product. */
export interface Licence extends LicenceInForce {
  readonly id: string;
  readonly number: string | null;
  readonly brandId: string;
  readonly operatorId: string;
  readonly operatorNameZh: string;
  readonly operatorNameEn: string;
  readonly productCode: string;
  readonly productNameZh: string;
  readonly productNameEn: string;
  readonly appliedAt: Date;
  readonly appliedNote: string;
  readonly evidence: readonly Evidence[];
  readonly decidedAt: Date | null;
  readonly decidedByName: string | null;
  readonly decisionReason: string | null;
}

function licenceRows(call: Call) {
  return call.tx
    .selectFrom('branding.licence as l')
    .innerJoin('people.vOrganisation as o', (join) =>
      join.onRef('o.countyId', '=', 'l.countyId').onRef('o.id', '=', 'l.operatorId'),
    )
    .innerJoin('origin.vProduct as p', (join) =>
      join.onRef('p.countyId', '=', 'l.countyId').onRef('p.code', '=', 'l.productCode'),
    )
    .where('l.countyId', '=', call.county)
    .select([
      'l.id',
      'l.number',
      'l.brandId',
      'l.operatorId',
      'o.nameZh as operatorNameZh',
      'o.nameEn as operatorNameEn',
      'l.productCode',
      'p.nameZh as productNameZh',
      'p.nameEn as productNameEn',
      'l.status',
      'l.appliedAt',
      'l.appliedNote',
      'l.evidence',
      'l.decidedAt',
      'l.decidedByName',
      'l.decisionReason',
      'l.validFrom',
      'l.validUntil',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof licenceRows>['execute']>>[number];

function licenceOf(row: Row): Licence {
  return { ...row, evidence: row.evidence as unknown as readonly Evidence[] };
}

export async function licenceById(call: Call, id: string): Promise<Licence | undefined> {
  const row = await licenceRows(call).where('l.id', '=', id).executeTakeFirst();
  return row && licenceOf(row);
}

export async function licenceByNumber(call: Call, number: string): Promise<Licence | undefined> {
  const row = await licenceRows(call).where('l.number', '=', number).executeTakeFirst();
  return row && licenceOf(row);
}

/** The operator's application or licence for a brand and product that is not ended. */
export async function standingLicence(
  call: Call,
  of: { readonly brandId: string; readonly operatorId: string; readonly productCode: string },
): Promise<Licence | undefined> {
  const row = await licenceRows(call)
    .where('l.brandId', '=', of.brandId)
    .where('l.operatorId', '=', of.operatorId)
    .where('l.productCode', '=', of.productCode)
    .where('l.status', 'in', ['applied', 'granted', 'suspended'])
    .executeTakeFirst();
  return row && licenceOf(row);
}

export interface LicencesWanted {
  readonly operatorId?: string;
  readonly status?: Licence['status'];
  /** Part of an operator's or product's name, in Chinese or pinyin. */
  readonly search?: string;
  readonly limit: number;
  readonly offset: number;
}

/** A page of licences: applications first, oldest first; then by decision, newest first. */
export async function licences(
  call: Call,
  wanted: LicencesWanted,
): Promise<{ rows: Licence[]; count: number }> {
  let query = licenceRows(call);
  if (wanted.operatorId) query = query.where('l.operatorId', '=', wanted.operatorId);
  if (wanted.status) query = query.where('l.status', '=', wanted.status);
  if (wanted.search) {
    const like = `%${wanted.search.toLowerCase().replaceAll(/[%_\\]/g, '')}%`;
    query = query.where((eb) =>
      eb.or([
        eb('o.nameZh', 'like', like),
        eb('o.pinyin', 'like', like),
        eb('p.nameZh', 'like', like),
        eb('p.pinyin', 'like', like),
      ]),
    );
  }
  const rows = await query
    .select(sql<number>`count(*) over ()`.as('count'))
    .orderBy(sql`l.status <> 'applied'`)
    .orderBy(sql`case when l.status = 'applied' then l.applied_at end`)
    .orderBy('l.decidedAt', 'desc')
    .orderBy('l.id')
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute();
  return { rows: rows.map(({ count, ...row }) => licenceOf(row)), count: rows[0]?.count ?? 0 };
}

export async function insertApplication(
  call: Call,
  application: Pick<Licence, 'id' | 'brandId' | 'operatorId' | 'productCode' | 'appliedNote' | 'evidence'>,
): Promise<void> {
  await call.tx
    .insertInto('branding.licence')
    .values({
      countyId: call.county,
      ...application,
      evidence: JSON.stringify(application.evidence),
      status: 'applied',
      appliedAt: call.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface Decision {
  readonly status: 'granted' | 'refused' | 'suspended' | 'revoked';
  readonly reason: string;
  readonly number?: string;
  readonly term?: { readonly from: Day; readonly until: Day };
}

/** Writes a decision if the licence still has the status it was decided on; false when someone was faster. */
export async function writeDecision(
  call: Call,
  id: string,
  from: Licence['status'],
  decision: Decision,
): Promise<boolean> {
  const done = await call.tx
    .updateTable('branding.licence')
    .set({
      status: decision.status,
      decidedAt: call.now,
      decidedByName: call.actor.name,
      decisionReason: decision.reason,
      ...(decision.number ? { number: decision.number } : {}),
      ...(decision.term ? { validFrom: decision.term.from, validUntil: decision.term.until } : {}),
    })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .where('status', '=', from)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** The next free licence number of a year: `PP-2026-0007`. Queues on the brand, so that no two are alike. */
export async function nextNumber(call: Call, brandId: string, year: string): Promise<string> {
  await call.tx
    .selectFrom('branding.brand')
    .select('id')
    .where('countyId', '=', call.county)
    .where('id', '=', brandId)
    .forUpdate()
    .execute();
  const { highest } = await call.tx
    .selectFrom('branding.licence')
    .where('countyId', '=', call.county)
    .where('number', 'like', `PP-${year}-%`)
    .select(sql<number | null>`max(right(number, 4)::int)`.as('highest'))
    .executeTakeFirstOrThrow();
  return `PP-${year}-${String((highest ?? 0) + 1).padStart(4, '0')}`;
}
