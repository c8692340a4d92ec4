import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import type { LicenceInForce } from './kernel/licence.ts';

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
  readonly townshipNameZh: string;
  readonly townshipNameEn: string;
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

/** Licences with the names of operator, township and product, to be narrowed: `l`, `o`, `t` and `p`. */
export function licenceRows(call: Call) {
  return call.tx
    .selectFrom('branding.licence as l')
    .innerJoin('people.vOrganisation as o', (join) =>
      join.onRef('o.countyId', '=', 'l.countyId').onRef('o.id', '=', 'l.operatorId'),
    )
    .innerJoin('people.vPlace as t', (join) =>
      join.onRef('t.countyId', '=', 'o.countyId').onRef('t.code', '=', 'o.townshipCode'),
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
      't.nameZh as townshipNameZh',
      't.nameEn as townshipNameEn',
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

export function licenceOf(row: Row): Licence {
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

interface Whose {
  readonly brandId: string;
  readonly operatorId: string;
  readonly productCode: string;
}

/** The operator's licence for a brand and product that was granted and not ended, suspended or not. */
export async function standingLicence(call: Call, of: Whose): Promise<Licence | undefined> {
  return (await openLicences(call, of)).find((licence) => licence.status !== 'applied');
}

/** The operator's application and its licence for a brand and product: one of each at most. */
export async function openLicences(call: Call, of: Whose): Promise<Licence[]> {
  const rows = await licenceRows(call)
    .where('l.brandId', '=', of.brandId)
    .where('l.operatorId', '=', of.operatorId)
    .where('l.productCode', '=', of.productCode)
    .where('l.status', 'in', ['applied', 'granted', 'suspended'])
    .execute();
  return rows.map(licenceOf);
}

/** Writes an application; a known id, or another that waits for the same, leaves everything as it is. */
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

export interface Change {
  readonly status: Licence['status'];
  readonly reason: string;
  readonly number?: string;
  readonly term?: { readonly from: Day; readonly until: Day };
}

/** Makes those who decide on a licence at once wait for each other until the transaction ends. */
export async function lockLicence(call: Call, id: string): Promise<void> {
  await call.tx
    .selectFrom('branding.licence')
    .select('id')
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .forUpdate()
    .execute();
}

/** Changes a licence if it still has the status it was decided on; false when someone was faster. */
export async function changeLicence(
  call: Call,
  id: string,
  from: Licence['status'],
  change: Change,
): Promise<boolean> {
  const done = await call.tx
    .updateTable('branding.licence')
    .set({
      status: change.status,
      decidedAt: call.now,
      decidedByName: nameOnRecord(call.actor),
      decisionReason: change.reason,
      ...(change.number ? { number: change.number } : {}),
      ...(change.term ? { validFrom: change.term.from, validUntil: change.term.until } : {}),
    })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .where('status', '=', from)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** The next free licence number of a year: `PP-2026-0007`. Grants of the county queue here, so that no two are alike. */
export async function nextNumber(call: Call, year: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`licence numbers ${call.county}`}, 0))`.execute(
    call.tx,
  );
  const { highest } = await call.tx
    .selectFrom('branding.licence')
    .where('countyId', '=', call.county)
    .where('number', 'like', `PP-${year}-%`)
    .select(sql<number | null>`max(substring(number from 9)::int)`.as('highest'))
    .executeTakeFirstOrThrow();
  return `PP-${year}-${String((highest ?? 0) + 1).padStart(4, '0')}`;
}
