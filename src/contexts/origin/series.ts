import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';

/**
 * Takes the next `count` numbers of a series and answers the codes: `HJ-261123-` → `HJ-261123-1`. Whoever asks at the same moment
 * waits for this transaction; one that is undone leaves no gap.
 */
export async function nextCodes(call: Call, prefix: string, count: number): Promise<string[]> {
  const { rows } = await sql<{ last: number }>`
    insert into origin.series (county_id, prefix, last) values (${call.county}, ${prefix}, ${count})
    on conflict (county_id, prefix) do update set last = series.last + ${count} returning last`.execute(
    call.tx,
  );
  const last = rows[0]?.last ?? 0;
  return Array.from({ length: count }, (_, index) => `${prefix}${last - count + 1 + index}`);
}
