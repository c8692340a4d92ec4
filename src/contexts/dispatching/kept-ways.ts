import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day, DayWays } from './kernel/day.ts';

/** A day as a plan keeps it: its ways apart, by what they are. */
export interface KeptDay {
  readonly given: Day;
  readonly waysDigest: string | null;
}

/** Writes the ways of a day where they are not kept yet; two plans on the same ways share one table. */
export async function keepWays(call: Call, { ways, ...given }: Day): Promise<KeptDay> {
  if (!ways) return { given, waysDigest: null };
  const text = JSON.stringify(ways);
  const digest = createHash('sha256').update(text).digest('hex');
  await sql`
    insert into dispatching.ways (county_id, digest, ways) values (${call.county}, ${digest}, ${text}::jsonb)
    on conflict (county_id, digest) do nothing`.execute(call.tx);
  return { given, waysDigest: digest };
}

/** The day with its ways again; those of before they were kept apart are in it. */
export function withKeptWays(given: Day, ways: DayWays | null): Day {
  return ways ? { ...given, ways } : given;
}
