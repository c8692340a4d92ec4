import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';

/** What somebody said they want, instead of what need says. */
export interface KeptWish {
  readonly wants: readonly string[];
  readonly unwanted: readonly string[];
  readonly reason: string;
  readonly at: Date;
  readonly byName: string;
}

/** What counts of a round's wishes: each one's newest. */
export async function wishesOf(
  call: Call,
  roundId: string,
): Promise<{
  readonly regions: ReadonlyMap<string, KeptWish>;
  readonly sponsors: ReadonlyMap<string, KeptWish>;
}> {
  const { rows } = await sql<KeptWish & { side: 'sponsor' | 'region'; whose: string }>`
    select distinct on (side, whose) side, whose, wants, unwanted, reason, at, by_name as "byName"
    from region.pairing_wish
    where county_id = ${call.county} and round_id = ${roundId}
    order by side, whose, at desc, id desc`.execute(call.tx);
  const of = (side: string) =>
    new Map(rows.filter((row) => row.side === side).map((row) => [row.whose, row]));
  return { regions: of('region'), sponsors: of('sponsor') };
}
