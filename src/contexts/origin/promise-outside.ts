import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { decimal } from '#shared/quantity.ts';
import type { SetApart } from './kernel/channel.ts';
import { lockLots } from './locked-lots.ts';

/** So much of a lot, in thousandths of its unit. */
export interface PromiseLine {
  readonly lotId: string;
  readonly milli: number;
}

/**
 * Writes down how much of each lot a platform was told it may sell, and that it was told of no other. It stays with the platform's part
 * until this is said anew. Throws beyond what is set aside for it: the caller looked before, under its own lock.
 */
export async function promiseOutside(
  call: Call,
  channel: SetApart,
  lines: readonly PromiseLine[],
): Promise<void> {
  const sums = new Map<string, number>();
  for (const { lotId, milli } of lines) sums.set(lotId, (sums.get(lotId) ?? 0) + milli);
  const { rows } = await sql<{ lotId: string }>`
    select lot_id from origin.allotment
    where county_id = ${call.county} and channel = ${channel} and promised > 0`.execute(call.tx);
  const lots = [...new Set([...sums.keys(), ...rows.map(({ lotId }) => lotId)])];
  if (lots.length === 0) return;
  await lockLots(call, lots);
  await sql`
    update origin.allotment a set promised = m.promised, changed_at = ${call.now}
    from unnest(${lots}::uuid[], ${lots.map((id) => decimal(sums.get(id) ?? 0))}::numeric[]) as m(lot_id, promised)
    where a.county_id = ${call.county} and a.channel = ${channel} and a.lot_id = m.lot_id
      and a.promised <> m.promised`.execute(call.tx);
}
