import { sql } from 'kysely';
import type { Call } from './call.ts';
import type { Outcome, Refusal } from './outcome.ts';

/** What survives being stored as JSON and read again: no Date, no Map, no bigint. */
export type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends
        | bigint
        | symbol
        | Date
        | RegExp
        | ReadonlyMap<unknown, unknown>
        | ReadonlySet<unknown>
        | ((...args: never[]) => unknown)
    ? never
    : { readonly [K in keyof T]: Plain<T[K]> };

/**
 * Runs a change once per key: a request sent again (a double tap, a lost answer, a retry) gets the first answer and
 * changes nothing. A copy that arrives while the first still runs waits for it. A refusal is not kept, so that the person
 * may mend what was refused and send again with the same key.
 *
 * The key comes from the caller (a hidden field of the form, `Idempotency-Key` of the API) and counts for one county,
 * one verb and one person. The answer's value must be plain JSON.
 */
export async function once<Value, R extends Refusal>(
  call: Call,
  request: { readonly verb: string; readonly key: string },
  run: () => Promise<Outcome<Value & Plain<Value>, R>>,
): Promise<Outcome<Value, R>> {
  const { verb, key } = request;
  const asker = call.actor.personId ?? '';
  // A copy in another transaction waits here on the primary key until the first commits or rolls back.
  const first = await sql`
    insert into shared.settled_request (county_id, verb, asker, key, at)
    values (${call.county}, ${verb}, ${asker}, ${key}, ${call.now})
    on conflict do nothing returning key`.execute(call.tx);
  if (first.rows.length === 0) return stored(call, verb, asker, key);

  const outcome = await run();
  if (outcome.ok) {
    await sql`
      update shared.settled_request set outcome = ${JSON.stringify(outcome)}::jsonb
      where county_id = ${call.county} and verb = ${verb} and asker = ${asker} and key = ${key}`.execute(
      call.tx,
    );
  } else {
    await sql`
      delete from shared.settled_request
      where county_id = ${call.county} and verb = ${verb} and asker = ${asker} and key = ${key}`.execute(
      call.tx,
    );
  }
  return outcome;
}

async function stored<Value, R extends Refusal>(
  call: Call,
  verb: string,
  asker: string,
  key: string,
): Promise<Outcome<Value, R>> {
  const { rows } = await sql<{ outcome: Outcome<Value, R> | null }>`
    select outcome from shared.settled_request
    where county_id = ${call.county} and verb = ${verb} and asker = ${asker} and key = ${key}`.execute(
    call.tx,
  );
  const outcome = rows[0]?.outcome;
  // Null here means the same key twice inside one transaction, nested: a bug of the caller.
  if (!outcome) throw new Error(`${verb} asked for ${key} again before it was settled`);
  return outcome;
}
