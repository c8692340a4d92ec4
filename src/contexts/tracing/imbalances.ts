import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Thing } from './kernel/things.ts';

/** Amounts on record that cannot all be true, or that only an officer can judge. */
export interface Imbalance {
  readonly thing: Thing;
  /** Doubted: a process of which more came out than what can be compared of what went in; the rest nothing converts. */
  readonly kind: 'lot' | 'process' | 'doubted';
  /** Exact decimals in `unit` (UN/ECE Rec. 20; empty for pieces). */
  readonly wentIn: string;
  readonly wentOut: string;
  readonly unit: string;
  /** Keys of the events with which it came about. */
  readonly events: readonly string[];
  readonly foundAt: Date;
  readonly rightedAt: Date | null;
  readonly note: string | null;
  readonly notedAt: Date | null;
}

export type FoundImbalance = Pick<Imbalance, 'thing' | 'kind' | 'wentIn' | 'wentOut' | 'unit' | 'events'>;

/** Writes what weighing these things gave: what is new or changed, and since when the rest is right again. */
export async function keepImbalances(
  call: Call,
  weighed: readonly Thing[],
  found: readonly FoundImbalance[],
): Promise<void> {
  for (const each of found) {
    const row = { ...each, events: [...each.events] };
    await call.tx
      .insertInto('tracing.imbalance')
      .values({ countyId: call.county, ...row, foundAt: call.now })
      // Other events than the officer looked into are a new finding.
      .onConflict((conflict) =>
        conflict
          .columns(['countyId', 'thing', 'kind'])
          .doUpdateSet({ ...row, foundAt: call.now, rightedAt: null, note: null, notedAt: null })
          .where(
            sql<boolean>`tracing.imbalance.righted_at is not null or tracing.imbalance.events <> excluded.events`,
          ),
      )
      .execute();
  }
  const still = found.map(({ thing, kind }) => `${kind} ${thing}`);
  await sql`
    update tracing.imbalance set righted_at = ${call.now}
    where county_id = ${call.county} and righted_at is null and thing = any (${weighed}::text[])
      and kind || ' ' || thing <> all (${still}::text[])`.execute(call.tx);
}

/** Those that are not righted, the newest first; `looked` also those an officer has looked into. */
export async function openImbalances(
  call: Call,
  { limit, offset, looked }: { readonly limit: number; readonly offset: number; readonly looked: boolean },
): Promise<{ count: number; imbalances: Imbalance[] }> {
  let open = call.tx
    .selectFrom('tracing.imbalance')
    .where('countyId', '=', call.county)
    .where('rightedAt', 'is', null);
  if (!looked) open = open.where('note', 'is', null);
  const { count } = await open
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await open
    .selectAll()
    .orderBy('foundAt', 'desc')
    .orderBy('thing')
    .limit(limit)
    .offset(offset)
    .execute();
  return { count, imbalances: rows.map(({ countyId: _, ...row }) => row as Imbalance) };
}

/** Writes down what an officer found; answers whether there was anything to look into. */
export async function noteImbalance(
  call: Call,
  { thing, kind, note }: { readonly thing: Thing; readonly kind: Imbalance['kind']; readonly note: string },
): Promise<boolean> {
  const { numUpdatedRows } = await call.tx
    .updateTable('tracing.imbalance')
    .set({ note, notedAt: call.now })
    .where('countyId', '=', call.county)
    .where('thing', '=', thing)
    .where('kind', '=', kind)
    .where('rightedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
