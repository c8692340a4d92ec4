import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';

/** A gift or a transfer: whoever brings its code has the adoption. */
export interface Handover {
  readonly id: string;
  readonly adoptionId: string;
  readonly kind: 'gift' | 'transfer';
  readonly code: string;
  readonly fromId: string;
  readonly fromName: string;
  readonly toName: string;
  readonly words: string;
  readonly madeAt: Date;
  readonly claimedAt: Date | null;
  readonly claimedName: string | null;
  readonly withdrawnAt: Date | null;
}

const columns = sql.raw(
  'id, adoption_id, kind, code, from_id, from_name, to_name, words, made_at, claimed_at, claimed_name, withdrawn_at',
);

export async function handoversOf(call: Call, adoptionId: string): Promise<Handover[]> {
  const { rows } = await sql<Handover>`select ${columns} from adopting.handover
    where county_id = ${call.county} and adoption_id = ${adoptionId} order by made_at`.execute(call.tx);
  return rows;
}

/** The open one with this code. */
export async function openHandover(call: Call, code: string): Promise<Handover | undefined> {
  const { rows } = await sql<Handover>`select ${columns} from adopting.handover
    where county_id = ${call.county} and code = ${code} and claimed_at is null and withdrawn_at is null`.execute(
    call.tx,
  );
  return rows[0];
}

export async function insertHandover(
  call: Call,
  handover: Pick<
    Handover,
    'id' | 'adoptionId' | 'kind' | 'code' | 'fromId' | 'fromName' | 'toName' | 'words'
  >,
): Promise<void> {
  await call.tx
    .insertInto('adopting.handover')
    .values({ countyId: call.county, ...handover, madeAt: call.now })
    .execute();
}

export async function saveClaimed(call: Call, id: string, by: { id: string; name: string }): Promise<void> {
  await sql`update adopting.handover set claimed_at = ${call.now}, claimed_by = ${by.id}, claimed_name = ${by.name}
    where county_id = ${call.county} and id = ${id}`.execute(call.tx);
}

export async function saveWithdrawn(call: Call, adoptionId: string): Promise<void> {
  await sql`update adopting.handover set withdrawn_at = ${call.now}
    where county_id = ${call.county} and adoption_id = ${adoptionId} and claimed_at is null and withdrawn_at is null`.execute(
    call.tx,
  );
}
