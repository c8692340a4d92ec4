import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { BroughtStop } from '../kernel/read-brought.ts';
import type { PooledDay } from './pool-day.ts';

/** What a carrier brings to a day's pool. */
export interface Brought {
  readonly organisationId: string;
  readonly byName: string;
  readonly at: Date;
  readonly stops: readonly BroughtStop[];
}

/** A day as it was worked out from what was brought. */
export interface PoolTry {
  readonly pooled: PooledDay;
  readonly organisationIds: readonly string[];
  readonly triedAt: Date;
  readonly triedByName: string;
}

/** What was brought to a day, carrier by carrier. */
export async function broughtTo(call: Call, day: Day): Promise<Brought[]> {
  const brought = await call.tx
    .selectFrom('planning.poolBring')
    .select(['organisationId', 'broughtByName', 'broughtAt'])
    .where('countyId', '=', call.county)
    .where('day', '=', day)
    .orderBy('organisationId')
    .execute();
  const stops = await call.tx
    .selectFrom('planning.poolBringStop')
    .select(['organisationId', 'nodeId', 'parcels', 'grams'])
    .where('countyId', '=', call.county)
    .where('day', '=', day)
    .orderBy('nodeId')
    .execute();
  const byCarrier = Map.groupBy(stops, ({ organisationId }) => organisationId);
  return brought.map(({ organisationId, broughtByName: byName, broughtAt: at }) => ({
    ...{ organisationId, byName, at },
    stops: (byCarrier.get(organisationId) ?? []).map(({ nodeId, parcels, grams }) => ({
      ...{ nodeId, parcels, grams: Number(grams) },
    })),
  }));
}

/** Writes what a carrier brings in the place of what it brought before; nothing takes it out of the day. The day has to be worked out anew. */
export async function writeBrought(
  call: Call,
  {
    day,
    organisationId,
    stops,
  }: { readonly day: Day; readonly organisationId: string; readonly stops: readonly BroughtStop[] },
): Promise<void> {
  const { county: countyId } = call;
  await call.tx
    .deleteFrom('planning.poolBring')
    .where('countyId', '=', countyId)
    .where('day', '=', day)
    .where('organisationId', '=', organisationId)
    .execute();
  await call.tx
    .deleteFrom('planning.poolTry')
    .where('countyId', '=', countyId)
    .where('day', '=', day)
    .execute();
  if (stops.length === 0) return;
  const { now: broughtAt, actor } = call;
  await call.tx
    .insertInto('planning.poolBring')
    .values({ countyId, day, organisationId, broughtAt, broughtByName: actor.name })
    .execute();
  await call.tx
    .insertInto('planning.poolBringStop')
    .values(stops.map((stop) => ({ countyId, day, organisationId, ...stop })))
    .execute();
}

export async function tryOf(call: Call, day: Day): Promise<PoolTry | undefined> {
  const row = await call.tx
    .selectFrom('planning.poolTry')
    .select(['pooled', 'organisationIds', 'triedAt', 'triedByName'])
    .where('countyId', '=', call.county)
    .where('day', '=', day)
    .executeTakeFirst();
  return row && { ...row, pooled: row.pooled as unknown as PooledDay };
}

/** In the place of the one before. */
export async function writeTry(
  call: Call,
  day: Day,
  { pooled, organisationIds }: Pick<PoolTry, 'pooled' | 'organisationIds'>,
): Promise<void> {
  const changing = {
    ...{ pooled: JSON.stringify(pooled), organisationIds: [...organisationIds] },
    ...{ triedAt: call.now, triedByName: call.actor.name },
  };
  await call.tx
    .insertInto('planning.poolTry')
    .values({ countyId: call.county, day, ...changing })
    .onConflict((conflict) => conflict.columns(['countyId', 'day']).doUpdateSet(changing))
    .execute();
}
