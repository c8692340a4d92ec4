import { sql } from 'kysely';
import type { Call } from './call.ts';

/**
 * Every fact a context may announce, by name in the past tense, with its payload (plain JSON: days and instants as text).
 * A context adds its own in its `facts.ts`:
 *
 *     declare module '#shared/outbox.ts' {
 *       interface Facts {
 *         'payment-settled': { readonly paymentId: string; readonly fen: number };
 *       }
 *     }
 */
// biome-ignore lint/suspicious/noEmptyInterface: the contexts fill it
export interface Facts {}

export type FactName = keyof Facts;

/** What one context does about another's fact: `ordering/on-payment-settled`. Must be harmless when it runs twice. */
export interface ReactionTo<Name extends FactName> {
  readonly name: string;
  readonly hears: Name;
  run(call: Call, payload: Facts[Name]): Promise<void>;
}

export type Reaction = { [Name in FactName]: ReactionTo<Name> }[FactName];

/** What a context does by the clock, once for every county: `ordering/expire-reservations`. */
export interface Schedule {
  readonly name: string;
  /** Five fields, in UTC: China's 02:30 is `30 18 * * *`. */
  readonly cron: string;
  run(call: Call): Promise<void>;
}

/** A fact on its way, as the job table keeps it. */
export interface Announced {
  readonly fact: string;
  readonly county: string;
  readonly payload: unknown;
}

/** The job that hands a fact to each of its reactions. */
export const ANNOUNCED = 'announced';

/**
 * Says that something happened. It is heard if and only if the caller's transaction commits; each reaction then runs in
 * a transaction of its own and is retried alone when it fails.
 */
export async function announce<Name extends FactName>(
  call: Call,
  fact: Name,
  payload: Facts[Name],
): Promise<void> {
  const job: Announced = { fact, county: call.county, payload };
  await sql`select graphile_worker.add_job(${ANNOUNCED}, ${JSON.stringify(job)}::json)`.execute(call.tx);
}
