import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';

/** How many adoptions a person has under way, or has paid for: while there are any, somebody has to be reached about them. */
export async function openAdoptionsOf(call: Call, personId: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`select count(*)::int as open from adopting.adoption
    where county_id = ${call.county} and status in ('reserved', 'active')
      and (holder_id = ${personId} or payer_id = ${personId})`.execute(call.tx);
  return rows[0]?.open ?? 0;
}
