import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';

/** The GS1 company prefix the county's labels carry, when it has one of its own. */
export async function companyPrefix(call: Call): Promise<string | undefined> {
  const { rows } = await sql<{ companyPrefix: string }>`
    select company_prefix from delivery.label_prefix where county_id = ${call.county}`.execute(call.tx);
  return rows[0]?.companyPrefix;
}

export async function saveCompanyPrefix(call: Call, prefix: string): Promise<void> {
  await sql`
    insert into delivery.label_prefix (county_id, company_prefix, set_at, set_by_name)
    values (${call.county}, ${prefix}, ${call.now}, ${call.actor.name})
    on conflict (county_id) do update
      set company_prefix = excluded.company_prefix, set_at = excluded.set_at, set_by_name = excluded.set_by_name
  `.execute(call.tx);
}
