import type { Call } from '#shared/call.ts';

/** Contexts of events by the id those carry. */
export async function contextsById(
  call: Call,
  ids: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  if (ids.length === 0) return new Map();
  const rows = await call.tx
    .selectFrom('tracing.eventContext')
    .select(['id', 'context'])
    .where('countyId', '=', call.county)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, context }) => [id, context]));
}
