import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { type Share, sharesIn, writtenShares } from './kernel/shares.ts';

/** Writes down what was earned of a payment's held money. */
export async function insertEarning(
  call: Call,
  {
    id,
    paymentId,
    shares,
  }: { readonly id: string; readonly paymentId: string; readonly shares: readonly Share[] },
): Promise<void> {
  await sql`
    insert into paying.earning (county_id, id, payment_id, shares, at)
    values (${call.county}, ${id}, ${paymentId}, ${writtenShares(shares)}::jsonb, ${call.now})`.execute(
    call.tx,
  );
}

export async function isEarned(call: Call, id: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from paying.earning where county_id = ${call.county} and id = ${id}`.execute(call.tx);
  return rows.length > 0;
}

/** Every share that earnings of a payment made, and took from what was held. */
export async function earnedShares(call: Call, paymentId: string): Promise<Share[]> {
  const { rows } = await sql<{ shares: unknown }>`
    select shares from paying.earning where county_id = ${call.county} and payment_id = ${paymentId}`.execute(
    call.tx,
  );
  return rows.flatMap(({ shares }) => sharesIn(shares));
}
