import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { type Organisation, organisationsById } from './organisations.ts';

/** Somebody with a number, and the household they grow for now, if any: the one they joined first. */
export interface Grower {
  readonly personId: string;
  readonly name: string;
  readonly birthYear: number | undefined;
  readonly household: Organisation | undefined;
}

/**
 * Who has these numbers (eleven digits, as `phoneOf` gives them), by number: two queries, however many are asked for. The
 * memberships are asked for one by one inside the first, so that each is one step in its index even while the tables are
 * being filled and the planner knows nothing of them; joined, ten thousand took a minute.
 */
export async function growersByPhone(
  call: Call,
  phones: readonly string[],
): Promise<ReadonlyMap<string, Grower>> {
  if (phones.length === 0) return new Map();
  const { rows } = await sql<{
    phone: string;
    personId: string;
    name: string;
    birthYear: number | null;
    growsFor: string[];
  }>`
    select p.phone, p.id as person_id, p.name, p.birth_year,
      array(select m.organisation_id from people.membership m
        where m.county_id = p.county_id and m.person_id = p.id and m.role = 'grower'
          and m.since <= ${call.now} and (m.until is null or m.until > ${call.now})
        order by m.since, m.organisation_id) as grows_for
    from unnest(${[...phones]}::text[]) as wanted(phone)
    join people.person p on p.county_id = ${call.county} and p.phone = wanted.phone`.execute(call.tx);
  const found = await organisationsById(
    call,
    rows.flatMap(({ growsFor }) => growsFor),
  );
  const households = new Map(found.filter(({ kind }) => kind === 'household').map((each) => [each.id, each]));
  return new Map(
    rows.map(({ phone, birthYear, growsFor, ...row }) => {
      const household = growsFor.map((id) => households.get(id)).find((each) => each !== undefined);
      return [phone, { ...row, birthYear: birthYear ?? undefined, household }];
    }),
  );
}
