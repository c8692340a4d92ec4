import { sql } from 'kysely';
import { lotsByIds } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { ordersOfCycles } from './cycle-orders.ts';
import { type SeenOrder, seenBy } from './desk-order.ts';
import { drawsOf, type Pick, picksOf } from './packing-list.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { growsAll, overCounty, sells } from './scope.ts';

/** What the caller's organisation packs for one cycle of a group buy. */
export interface CyclePicks {
  readonly cycleId: string;
  readonly orders: readonly SeenOrder[];
  readonly picks: readonly Pick[];
}

/** Of each cycle that is not all packed: what to take from which lot, and for whom. The seller's own; the county's officers see all. */
export async function cyclePicks(call: Call): Promise<Outcome<readonly CyclePicks[], OrderingRefusal>> {
  const { actor } = call;
  const all = overCounty(actor);
  if (!may(actor, rights['see-orders']) || (!all && actor.organisationId === undefined)) {
    return refuse('ordering.not-allowed');
  }
  const cycleIds = await idsToPack(call, all ? undefined : actor.organisationId);
  const orders = (await ordersOfCycles(call, cycleIds))
    .filter((order) => order.status !== 'reserved' && (all || sells(actor, order) || growsAll(actor, order)))
    .map((order) => seenBy(actor, order));
  const toPack = orders.filter(({ packedAt }) => packedAt === undefined);
  const lots = await lotsByIds(call, [...new Set(drawsOf(toPack).map(({ lotId }) => lotId))]);
  const ofCycle = Map.groupBy(orders, ({ cycleId }) => cycleId);
  return ok(
    cycleIds.map((cycleId) => {
      const own = ofCycle.get(cycleId) ?? [];
      const waiting = own.filter(({ packedAt }) => packedAt === undefined);
      return { cycleId, orders: own, picks: picksOf(waiting, lots) };
    }),
  );
}

async function idsToPack(call: Call, organisationId: string | undefined): Promise<string[]> {
  const whose =
    organisationId === undefined
      ? sql``
      : sql`and (o.seller_id = ${organisationId} or exists (select 1 from ordering.order_line_lot d
          where d.county_id = o.county_id and d.order_id = o.id and d.producer_id = ${organisationId}))`;
  const { rows } = await sql<{ cycleId: string }>`
    select o.cycle_id from ordering."order" o
    where o.county_id = ${call.county} and o.packed_at is null and o.ended_at is null and o.status = 'paid' and o.cycle_id is not null ${whose}
    group by o.cycle_id order by min(o.departs), o.cycle_id limit 60`.execute(call.tx);
  return rows.map(({ cycleId }) => cycleId);
}
