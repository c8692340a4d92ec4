import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { ScanType } from '#shared/scan-type.ts';
import type { PaperKindName } from './kernel/kinds.ts';
import type { Term } from './kernel/standing.ts';

/** A paper as it is kept, with what ended it. */
export interface Paper extends Term {
  readonly id: string;
  readonly kind: PaperKindName;
  readonly source: 'issued' | 'credential' | 'scan';
  readonly number: string;
  readonly issuerName: string;
  readonly issuerId: string | null;
  readonly issuerDid: string | null;
  readonly holderId: string;
  readonly holderNameZh: string;
  readonly holderNameEn: string;
  readonly productCode: string | null;
  readonly lotId: string | null;
  readonly lotCode: string | null;
  readonly details: Readonly<Record<string, string>>;
  readonly endedWhy: string | null;
  readonly statusList: string | null;
  readonly statusIndex: number | null;
  /** The status list's own date, when it was last read; null: never. */
  readonly statusAt: Date | null;
  readonly statusFault: string | null;
  readonly digest: string;
  readonly recordedAt: Date;
}

export type NewPaper = Pick<
  Paper,
  | 'id'
  | 'kind'
  | 'source'
  | 'number'
  | 'issuerName'
  | 'holderId'
  | 'productCode'
  | 'lotId'
  | 'details'
  | 'digest'
  | 'validFrom'
  | 'validUntil'
> & {
  readonly issuerId?: string;
  readonly issuerDid?: string;
  readonly credentialId?: string;
  readonly document?: string;
  readonly quotaKg?: string | undefined;
  readonly statusList?: string | undefined;
  readonly statusIndex?: number | undefined;
  readonly personName: string;
};

/** Answers false for one that is there already, by its id or as the same credential. */
export async function insertPaper(call: Call, { details, ...paper }: NewPaper): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await call.tx
    .insertInto('vouching.paper')
    .values({ countyId: call.county, recordedAt: call.now, ...paper, details: JSON.stringify(details) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

export interface PapersWanted {
  /** Held by these, or issued by one; undefined is the whole county. */
  readonly holderIds?: readonly string[] | undefined;
  readonly issuerId?: string | undefined;
  readonly ids?: readonly string[];
  readonly lotIds?: readonly string[];
  readonly limit: number;
  readonly offset: number;
}

/** Whose papers a list shows: held by one of these or issued by one of them; undefined for the whole county. */
export interface PapersWanted {
  readonly organisationIds: readonly string[] | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Those that end soonest first, then those without an end, then those that are over. */
export async function papersWanted(
  call: Call,
  { organisationIds, limit, offset }: PapersWanted,
): Promise<{ count: number; papers: Paper[] }> {
  let wanted = call.tx.selectFrom('vouching.vPaper').where('countyId', '=', call.county);
  if (organisationIds) {
    const those = [...organisationIds];
    wanted = wanted.where((eb) => eb.or([eb('holderId', 'in', those), eb('issuerId', 'in', those)]));
  }
  const { count } = await wanted
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await wanted
    .selectAll()
    .orderBy(sql`coalesce(valid_until <= ${call.now}, false) or coalesce(ended_at <= ${call.now}, false)`)
    .orderBy('validUntil', (order) => order.asc().nullsLast())
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { count, papers: rows.map(paperOf) };
}

export async function paperById(call: Call, id: string): Promise<Paper | undefined> {
  const row = await call.tx
    .selectFrom('vouching.vPaper')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && paperOf(row);
}

/** Every paper that speaks of a lot: about it or one of the lots it was made of, or about its product and held by whoever grew or sells it. */
export async function papersAbout(
  call: Call,
  lot: {
    readonly lotIds: readonly string[];
    readonly productCode: string;
    readonly holderIds: readonly string[];
  },
): Promise<Paper[]> {
  const rows = await call.tx
    .selectFrom('vouching.vPaper')
    .selectAll()
    .where('countyId', '=', call.county)
    .where((eb) =>
      eb.or([
        eb('lotId', 'in', [...lot.lotIds]),
        eb.and([
          eb('lotId', 'is', null),
          eb('productCode', '=', lot.productCode),
          eb('holderId', 'in', [...lot.holderIds]),
        ]),
      ]),
    )
    .orderBy('validFrom')
    .orderBy('id')
    .execute();
  return rows.map(paperOf);
}

/** Quotas an organisation was given by a brand's holder for a product, each with its term. */
export async function quotas(
  call: Call,
  asked: { readonly issuerId: string; readonly holderId: string; readonly productCode: string },
): Promise<(Paper & { readonly quotaKg: string })[]> {
  const rows = await call.tx
    .selectFrom('vouching.vPaper')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('kind', '=', 'gi-quota')
    .where('issuerId', '=', asked.issuerId)
    .where('holderId', '=', asked.holderId)
    .where('productCode', '=', asked.productCode)
    .orderBy('validFrom', 'desc')
    .execute();
  return rows.map((row) => ({ ...paperOf(row), quotaKg: row.quotaKg ?? '0' }));
}

/** Ends a paper; false when it is over already. */
export async function markRevoked(
  call: Call,
  { id, reason, at }: { readonly id: string; readonly reason: string; readonly at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await call.tx
    .updateTable('vouching.paper')
    .set({ revokedAt: at, revokeReason: reason })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Credentials whose status list was asked for longest ago. */
export async function statusesDue(
  call: Call,
  { before, most }: { readonly before: Date; readonly most: number },
): Promise<{ id: string; issuerDid: string; statusList: string; statusIndex: number }[]> {
  const rows = await call.tx
    .selectFrom('vouching.paper')
    .select(['id', 'issuerDid', 'statusList', 'statusIndex'])
    .where('countyId', '=', call.county)
    .where('statusList', 'is not', null)
    .where('revokedAt', 'is', null)
    .where((eb) => eb.or([eb('statusAskedAt', 'is', null), eb('statusAskedAt', '<', before)]))
    .orderBy('statusAskedAt', (order) => order.asc().nullsFirst())
    .limit(most)
    .execute();
  return rows as { id: string; issuerDid: string; statusList: string; statusIndex: number }[];
}

/** Keeps when a status was asked for, and what came of it. A list that could not be read leaves the date of the last one that could. */
export async function keepStatus(
  call: Call,
  id: string,
  found: { readonly at: Date } | { readonly fault: string },
): Promise<void> {
  await call.tx
    .updateTable('vouching.paper')
    .set({
      statusAskedAt: call.now,
      ...('at' in found ? { statusAt: found.at, statusFault: null } : { statusFault: found.fault }),
    })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

/** The file behind a paper: the credential's exact text, or the scan. */
export async function fileOf(
  call: Call,
  id: string,
): Promise<{ readonly type: string; readonly bytes: Uint8Array } | undefined> {
  const { rows } = await sql<{ document: string | null; type: string | null; bytes: Buffer | null }>`
    select p.document, s.type, s.bytes from vouching.paper p
    left join vouching.scan s on s.county_id = p.county_id and s.digest = p.digest and p.source = 'scan'
    where p.county_id = ${call.county} and p.id = ${id}`.execute(call.tx);
  const [row] = rows;
  if (row?.document) return { type: 'application/vc', bytes: Buffer.from(row.document) };
  return row?.bytes && row.type ? { type: row.type, bytes: row.bytes } : undefined;
}

export async function insertScan(
  call: Call,
  scan: { readonly digest: string; readonly type: ScanType; readonly bytes: Uint8Array },
): Promise<void> {
  await call.tx
    .insertInto('vouching.scan')
    .values({ countyId: call.county, ...scan, bytes: Buffer.from(scan.bytes) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type Row = Awaited<ReturnType<typeof firstRow>>;
const firstRow = (call: Call) => call.tx.selectFrom('vouching.vPaper').selectAll().executeTakeFirstOrThrow();

// A view's columns may be null as far as PostgreSQL can tell; those of the table are not.
function paperOf({ countyId: _, quotaKg: _kg, statusAskedAt: _asked, ...row }: Row): Paper {
  return row as unknown as Paper;
}
