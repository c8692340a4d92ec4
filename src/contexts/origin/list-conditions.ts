import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';

/** SQL: is the producer in this column the keeper itself, or a member of it when it is a co-op? */
export function keptBy(call: Call, producerColumn: string, keeper: string) {
  return sql<boolean>`${sql.raw(producerColumn)} in (select o.id from people.v_organisation o
    where o.county_id = ${call.county} and (o.id = ${keeper} or o.coop_id = ${keeper}))`;
}

/** What a person typed, with the signs that mean something to LIKE taken literally. */
export function likable(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
