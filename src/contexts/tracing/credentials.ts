import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';

/** A credential as it is kept. */
export interface KeptCredential {
  readonly id: string;
  readonly type: string;
  readonly holder: string;
  /** The exact text that was signed. */
  readonly document: string;
  readonly statusIndex: number;
  readonly issuedAt: Date;
  readonly revokedAt: Date | null;
  readonly revokeReason: string | null;
}

const columns = sql.raw('id, type, holder, document, status_index, issued_at, revoked_at, revoke_reason');

export async function credentialById(call: Call, id: string): Promise<KeptCredential | undefined> {
  return (await credentialsByIds(call, [id]))[0];
}

export async function credentialsByIds(call: Call, ids: readonly string[]): Promise<KeptCredential[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<KeptCredential>`select ${columns} from tracing.credential
    where county_id = ${call.county} and id = any(${[...ids]}) order by issued_at, id`.execute(call.tx);
  return rows;
}

/** The next free place in an issuer's status list; two that ask at once wait for each other. */
export async function nextStatusIndex(call: Call, holder: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`status ${call.county} ${holder}`}))`.execute(call.tx);
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(status_index) + 1, 0)::int as next from tracing.credential
    where county_id = ${call.county} and holder = ${holder}`.execute(call.tx);
  return rows[0]?.next ?? 0;
}

export async function insertCredential(
  call: Call,
  credential: Omit<KeptCredential, 'revokedAt' | 'revokeReason'>,
): Promise<void> {
  await call.tx
    .insertInto('tracing.credential')
    .values({ countyId: call.county, ...credential })
    .execute();
}

/** Marks one as revoked; false when it is unknown or was revoked before. */
export async function markCredentialRevoked(call: Call, id: string, reason: string): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update tracing.credential set revoked_at = ${call.now}, revoke_reason = ${reason}
    where county_id = ${call.county} and id = ${id} and revoked_at is null`.execute(call.tx);
  return numAffectedRows === 1n;
}

/** The places of an issuer's revoked credentials; undefined for an issuer of none. */
export async function revokedPlaces(call: Call, holder: string): Promise<number[] | undefined> {
  const { rows } = await sql<{ places: number[] | null; count: number }>`
    select array_agg(status_index order by status_index) filter (where revoked_at is not null) as places, count(*)::int as count
    from tracing.credential where county_id = ${call.county} and holder = ${holder}`.execute(call.tx);
  const [row] = rows;
  return row && row.count > 0 ? (row.places ?? []) : undefined;
}
