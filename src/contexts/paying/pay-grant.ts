import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { book } from './book.ts';

export interface GrantMoney {
  /** Made by the caller: told twice by it, it is booked once. */
  readonly id: string;
  readonly grantId: string;
  readonly organisationId: string;
  /** Whole fen above 0. */
  readonly fen: Fen;
}

/** Books a stage of a grant: from the county's fund to whoever it was granted. Whoever calls it has judged that it is due. */
export function payGrant(call: Call, money: GrantMoney): Promise<void> {
  return bookGrant(call, 'grant', money);
}

/** Books what goes back to the fund, never more than was paid. */
export async function takeGrantBack(call: Call, money: GrantMoney): Promise<void> {
  if (await isBooked(call, 'grant-back', money.id)) return;
  const standing = await grantStanding(call, money.grantId);
  if (money.fen > standing)
    throw new Error(`${money.fen} fen back of ${money.grantId}, which holds ${standing}`);
  await bookGrant(call, 'grant-back', money);
}

/** What a grant holds: paid and not taken back. */
export async function grantStanding(call: Call, grantId: string): Promise<Fen> {
  const { rows } = await sql<{ fen: Fen }>`
    select coalesce(sum(fen), 0)::bigint as fen from paying.v_grant_posting
    where county_id = ${call.county} and grant_id = ${grantId}`.execute(call.tx);
  return rows[0]?.fen ?? 0;
}

async function bookGrant(
  call: Call,
  kind: 'grant' | 'grant-back',
  { id, grantId, organisationId, fen }: GrantMoney,
): Promise<void> {
  if (!Number.isSafeInteger(fen) || fen <= 0) throw new RangeError(`a grant of ${fen} fen`);
  if (await isBooked(call, kind, id)) return;
  const shares = [{ orderId: grantId, share: 'grantee', organisationId, fen }] as const;
  const bearer = { share: 'fund', organisationId: null } as const;
  await book(call, [{ kind, sourceId: id, paymentId: grantId, at: call.now, shares, bearer }]);
}

async function isBooked(call: Call, kind: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from paying.entry where county_id = ${call.county} and kind = ${kind} and source_id = ${id}`.execute(
    call.tx,
  );
  return rows.length > 0;
}
