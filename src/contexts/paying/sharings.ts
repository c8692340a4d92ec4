import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { HandedOn, Receiver } from './kernel/handed-on.ts';

/** One request to hand shares on, as it stands. */
export interface Sharing {
  readonly paymentId: string;
  readonly position: number;
  readonly last: boolean;
  readonly receivers: readonly HandedOn[];
  readonly status: 'planned' | 'done';
  readonly problem: string | null;
}

/** Sets to which account at a provider an organisation's shares go. */
export async function setReceiver(call: Call, provider: string, receiver: Receiver): Promise<void> {
  const row = { countyId: call.county, provider, ...receiver };
  await call.tx
    .insertInto('paying.receiver')
    .values(row)
    .onConflict((conflict) => conflict.columns(['countyId', 'provider', 'organisationId']).doUpdateSet(row))
    .execute();
}

export function receiversAt(call: Call, provider: string): Promise<Receiver[]> {
  return call.tx
    .selectFrom('paying.receiver')
    .select(['organisationId', 'account', 'name'])
    .where('countyId', '=', call.county)
    .where('provider', '=', provider)
    .orderBy('account')
    .execute();
}

/** Payments at a provider that settled before a moment, still hold money, and have no sharing yet, oldest first. */
export async function paymentsToShare(call: Call, provider: string, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select y.id from paying.payment y
    where y.county_id = ${call.county} and y.provider = ${provider} and y.settled_at < ${before}
      and y.refunded_fen < y.amount_fen
      and not exists (select 1 from paying.sharing s where s.county_id = y.county_id and s.payment_id = y.id)
    order by y.settled_at limit 200`.execute(call.tx);
  return rows.map((row) => row.id);
}

export async function planSharing(
  call: Call,
  paymentId: string,
  requests: readonly HandedOn[][],
): Promise<void> {
  const rows = requests.map((receivers, position) => ({
    countyId: call.county,
    paymentId,
    position,
    last: position === requests.length - 1,
    receivers: JSON.stringify(receivers),
    status: 'planned' as const,
    plannedAt: call.now,
  }));
  await call.tx.insertInto('paying.sharing').values(rows).execute();
}

export async function sharingsOf(call: Call, paymentId: string): Promise<Sharing[]> {
  const rows = await call.tx
    .selectFrom('paying.sharing')
    .select(['paymentId', 'position', 'last', 'receivers', 'status', 'problem'])
    .where('countyId', '=', call.county)
    .where('paymentId', '=', paymentId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ ...row, receivers: row.receivers as unknown as HandedOn[] }));
}

/** Payments with a sharing that is planned and not done. */
export async function paymentsBeingShared(call: Call): Promise<string[]> {
  const rows = await call.tx
    .selectFrom('paying.sharing')
    .select('paymentId')
    .distinct()
    .where('countyId', '=', call.county)
    .where('status', '=', 'planned')
    .limit(200)
    .execute();
  return rows.map((row) => row.paymentId);
}

/** What became of a sharing; `receivers` are those who got theirs. */
export async function markSharing(
  call: Call,
  { paymentId, position }: Sharing,
  outcome: { done: boolean; receivers: readonly HandedOn[]; problem: string | null },
): Promise<void> {
  await call.tx
    .updateTable('paying.sharing')
    .set({
      receivers: JSON.stringify(outcome.receivers),
      problem: outcome.problem,
      ...(outcome.done ? { status: 'done' as const, doneAt: call.now } : {}),
    })
    .where('countyId', '=', call.county)
    .where('paymentId', '=', paymentId)
    .where('position', '=', position)
    .execute();
}
