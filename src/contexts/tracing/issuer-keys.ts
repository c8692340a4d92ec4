import type { Call } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';

/** A key that signs what happened, as the county knows it. */
export interface IssuerKey {
  /** `<name>+<8 hex>`. */
  readonly id: string;
  readonly vkey: string;
  readonly holder: string;
  /** Whether the platform keeps its private half for the holder. */
  readonly custodial: boolean;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  readonly revokedAt: Date | null;
  readonly revokedFor: string | null;
}

/** A key the platform signs with, sealed. */
export interface KeyInUse {
  readonly id: string;
  readonly sealed: Buffer;
  readonly validFrom: Date;
}

/** The key the platform signs with for a holder; undefined before the first. */
export async function keyInUse(call: Call, holder: string): Promise<KeyInUse | undefined> {
  const row = await call.tx
    .selectFrom('tracing.issuerKey')
    .select(['id', 'sealed', 'validFrom'])
    .where('countyId', '=', call.county)
    .where('holder', '=', holder)
    .where('sealed', 'is not', null)
    .where('validUntil', 'is', null)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return row?.sealed ? { ...row, sealed: row.sealed } : undefined;
}

export async function keysByIds(call: Call, ids: readonly string[]): Promise<Map<string, IssuerKey>> {
  if (ids.length === 0) return new Map();
  const rows = await selectKeys(call.tx).where('countyId', '=', call.county).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** A holder's keys, newest first. */
export function keysOf(call: Call, holder: string): Promise<IssuerKey[]> {
  return selectKeys(call.tx)
    .where('countyId', '=', call.county)
    .where('holder', '=', holder)
    .orderBy('validFrom', 'desc')
    .orderBy('id')
    .execute();
}

function selectKeys(db: Db | Call['tx']) {
  return db
    .selectFrom('tracing.issuerKey')
    .select((select) => [
      'id',
      'vkey',
      'holder',
      select('sealed', 'is not', null).$castTo<boolean>().as('custodial'),
      'validFrom',
      'validUntil',
      'revokedAt',
      'revokedFor',
    ]);
}

export interface NewIssuerKey {
  readonly id: string;
  readonly vkey: string;
  readonly holder: string;
  readonly sealed: Buffer | null;
  readonly validFrom: Date;
}

/** Keeps a key; answers false when it is known already or its holder has one in use that was made at the same moment. */
export async function insertKey(call: Call, key: NewIssuerKey): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await call.tx
    .insertInto('tracing.issuerKey')
    .values({ countyId: call.county, ...key })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Ends the use of a key from a moment on; what it signed before stays good. */
export async function endKey(call: Call, id: string, until: Date): Promise<void> {
  await call.tx
    .updateTable('tracing.issuerKey')
    .set({ validUntil: until })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

/** Revokes a key; answers false when it is unknown or revoked already. */
export async function markRevoked(call: Call, id: string, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await call.tx
    .updateTable('tracing.issuerKey')
    .set({ revokedAt: call.now, revokedFor: reason })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
