import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';

/** Since when a carrier's day is driven together with others; null for a day of its own. */
export async function pooledSince(
  call: Call,
  { carrierId, day }: { readonly carrierId: string; readonly day: Day },
): Promise<Date | null> {
  const row = await call.tx
    .selectFrom('delivery.pooledDay')
    .select('pooledAt')
    .where('countyId', '=', call.county)
    .where('day', '=', day)
    .where('carrierId', '=', carrierId)
    .executeTakeFirst();
  return row?.pooledAt ?? null;
}

/** Whose day was pooled at a moment. */
export async function carriersPooledAt(call: Call, day: Day, pooledAt: Date): Promise<string[]> {
  const rows = await call.tx
    .selectFrom('delivery.pooledDay')
    .select('carrierId')
    .where('countyId', '=', call.county)
    .where('day', '=', day)
    .where('pooledAt', '=', pooledAt)
    .execute();
  return rows.map(({ carrierId }) => carrierId);
}

export async function writePooledDay(call: Call, day: Day, carrierIds: readonly string[]): Promise<void> {
  if (carrierIds.length === 0) return;
  await call.tx
    .insertInto('delivery.pooledDay')
    .values(carrierIds.map((carrierId) => ({ countyId: call.county, day, carrierId, pooledAt: call.now })))
    .onConflict((known) =>
      known.columns(['countyId', 'day', 'carrierId']).doUpdateSet({ pooledAt: call.now }),
    )
    .execute();
}

export async function deletePooledDay(call: Call, day: Day, pooledAt: Date): Promise<void> {
  await call.tx
    .deleteFrom('delivery.pooledDay')
    .where('countyId', '=', call.county)
    .where('day', '=', day)
    .where('pooledAt', '=', pooledAt)
    .execute();
}
