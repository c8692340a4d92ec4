import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { book } from './book.ts';

export interface AdvanceMoney {
  /** Made by the caller: told twice by it, it is booked once. */
  readonly id: string;
  readonly advanceId: string;
  /** The household that is paid ahead. */
  readonly householdId: string;
  /** Whole fen above 0. */
  readonly fen: Fen;
}

/** Books an advance: the lender is owed it, the household owes it. Whoever calls it has judged that it may be paid. */
export function payAdvance(call: Call, money: AdvanceMoney & { readonly lenderId: string }): Promise<void> {
  const { householdId, lenderId } = money;
  return bookOnce(call, 'advance', money, {
    bearer: { share: 'advance', organisationId: householdId },
    share: { share: 'mutual', organisationId: lenderId },
  });
}

/** Books what is kept of a household’s payouts for an advance, never more than it owes on it. */
export async function keepForAdvance(call: Call, money: AdvanceMoney): Promise<void> {
  if (await isBooked(call, 'advance-back', money.id)) return;
  const owed = await owedOnAdvance(call, money.advanceId);
  if (money.fen > owed)
    throw new Error(`${money.fen} fen kept for ${money.advanceId}, which is owed ${owed}`);
  await bookOnce(call, 'advance-back', money, {
    bearer: { share: 'producer', organisationId: money.householdId },
    share: { share: 'advance', organisationId: money.householdId },
  });
}

/** What is still owed on an advance, by the book. */
export async function owedOnAdvance(call: Call, advanceId: string): Promise<Fen> {
  const { rows } = await sql<{ fen: Fen }>`
    select coalesce(sum(fen), 0)::bigint as fen from paying.v_advance_posting
    where county_id = ${call.county} and advance_id = ${advanceId}`.execute(call.tx);
  return rows[0]?.fen ?? 0;
}

interface Party {
  readonly share: 'advance' | 'mutual' | 'producer';
  readonly organisationId: string;
}

async function bookOnce(
  call: Call,
  kind: 'advance' | 'advance-back',
  { id, advanceId, fen }: AdvanceMoney,
  { bearer, share }: { readonly bearer: Party; readonly share: Party },
): Promise<void> {
  if (!Number.isSafeInteger(fen) || fen <= 0) throw new RangeError(`an advance of ${fen} fen`);
  if (await isBooked(call, kind, id)) return;
  const shares = [{ orderId: advanceId, fen, ...share }];
  await book(call, [{ kind, sourceId: id, paymentId: advanceId, at: call.now, shares, bearer }]);
}

async function isBooked(call: Call, kind: string, id: string): Promise<boolean> {
  const found = await sql`
    select 1 from paying.entry where county_id = ${call.county} and kind = ${kind} and source_id = ${id}`.execute(
    call.tx,
  );
  return found.rows.length > 0;
}
