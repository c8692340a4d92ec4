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

/**
 * What one context does about another's fact: `ordering/on-payments-settled`. Must be harmless when it runs twice. One that hears what a
 * crowd does has `runAll`: it is given many of the same fact and does them together.
 */
export type ReactionTo<Name extends FactName> = { readonly name: string; readonly hears: Name } & (
  | { run(call: Call, payload: Facts[Name]): Promise<void> }
  | { runAll(call: Call, payloads: readonly Facts[Name][]): Promise<void> }
);

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
  /** The same fact about one thing or about many. */
  readonly payloads: readonly unknown[];
}

/** The job that hands a fact to each of its reactions. */
export const ANNOUNCED = 'announced';

/**
 * Says that something happened. It is heard if and only if the caller's transaction commits; each reaction then runs in
 * a transaction of its own and is retried alone when it fails.
 */
export function announce<Name extends FactName>(call: Call, fact: Name, payload: Facts[Name]): Promise<void> {
  return announceAll(call, fact, [payload]);
}

/** As `announce`, of many at once: who can hears them together. One that cannot be done is then tried alone and keeps none of the others. */
export async function announceAll<Name extends FactName>(
  call: Call,
  fact: Name,
  payloads: readonly Facts[Name][],
): Promise<void> {
  if (payloads.length === 0) return;
  const job: Announced = { fact, county: call.county, payloads };
  await sql`select graphile_worker.add_job(${ANNOUNCED}, ${JSON.stringify(job)}::json)`.execute(call.tx);
}
