import type { Call } from '#shared/call.ts';
import type { PaperKindName } from './kernel/kinds.ts';

/** Somebody outside whose signature the county takes. */
export interface TrustedIssuer {
  /** `did:key` */
  readonly did: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kinds: readonly PaperKindName[];
  readonly trustedAt: Date;
  readonly trustedBy: string;
  readonly distrustedAt: Date | null;
  readonly distrustReason: string | null;
}

export async function issuerByDid(call: Call, did: string): Promise<TrustedIssuer | undefined> {
  const row = await issuerRows(call).where('did', '=', did).executeTakeFirst();
  return row && (row as unknown as TrustedIssuer);
}

/** Those trusted today first. */
export async function allIssuers(call: Call): Promise<TrustedIssuer[]> {
  const rows = await issuerRows(call)
    .orderBy('distrustedAt', (order) => order.desc().nullsFirst())
    .orderBy('nameZh')
    .execute();
  return rows as unknown as TrustedIssuer[];
}

export async function upsertIssuer(
  call: Call,
  issuer: Pick<TrustedIssuer, 'did' | 'nameZh' | 'nameEn' | 'kinds' | 'trustedBy'>,
): Promise<void> {
  const said = { ...issuer, kinds: [...issuer.kinds] };
  await call.tx
    .insertInto('vouching.issuer')
    .values({ countyId: call.county, trustedAt: call.now, ...said })
    .onConflict((conflict) =>
      conflict
        .columns(['countyId', 'did'])
        .doUpdateSet({ ...said, trustedAt: call.now, distrustedAt: null, distrustReason: null }),
    )
    .execute();
}

/** Answers whether it was trusted until now. */
export async function endTrust(call: Call, did: string, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await call.tx
    .updateTable('vouching.issuer')
    .set({ distrustedAt: call.now, distrustReason: reason })
    .where('countyId', '=', call.county)
    .where('did', '=', did)
    .where('distrustedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function issuerRows(call: Call) {
  return call.tx
    .selectFrom('vouching.issuer')
    .select(['did', 'nameZh', 'nameEn', 'kinds', 'trustedAt', 'trustedBy', 'distrustedAt', 'distrustReason'])
    .where('countyId', '=', call.county);
}
