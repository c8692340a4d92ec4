import { type Lot, lotsByIds } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { claimIdsOnLot, claimsByIds } from './claims.ts';
import type { ClaimWithOrder } from './claims-at-desk.ts';
import { seenBy } from './desk-order.ts';
import { decisionsOfLot, type LotDecisionDone, reachOf } from './lot-decisions.ts';
import { type LotSaid, saidOfLot } from './lot-questions.ts';
import { ordersByIds } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty } from './scope.ts';

/** What buyers say of one lot, and what was decided for all of them. */
export interface LotAtDesk {
  readonly lot: Lot;
  readonly said: LotSaid;
  /** Waiting first, then newest first; at most a hundred. */
  readonly claims: readonly ClaimWithOrder[];
  readonly decisions: readonly LotDecisionDone[];
  /** How many lines a decision would reach. */
  readonly reaches: Readonly<Record<'all' | 'claimed', number>>;
  /** May the caller decide that the carrier or the platform bears it? */
  readonly mayBlame: boolean;
}

const MOST = 100;

/** A lot with what its buyers say: a seller sees their own buyers, the county's officers all. */
export async function lotAtDesk(
  call: Call,
  input: { readonly lotId: string },
): Promise<Outcome<LotAtDesk, OrderingRefusal>> {
  const { actor } = call;
  const all = overCounty(actor);
  if (!may(actor, rights['decide-claims']) || (!all && actor.organisationId === undefined)) {
    return refuse('ordering.not-allowed');
  }
  const { lotId } = input;
  const sellerId = all ? undefined : actor.organisationId;
  const [lot] = await lotsByIds(call, [lotId]);
  const said = await saidOfLot(call, lotId, sellerId);
  // A seller sees nothing of a lot they never sold of.
  if (!lot || (!all && said.lines === 0)) return refuse('ordering.lot-unsold');
  const claims = await claimsByIds(call, await claimIdsOnLot(call, lotId, { sellerId, most: MOST }));
  const orders = await ordersByIds(call, [...new Set(claims.map(({ orderId }) => orderId))]);
  const reach = { lotId, sellerId: sellerId ?? null };
  return ok({
    lot,
    said,
    claims: claims.flatMap((claim) => {
      const order = orders.find(({ id }) => id === claim.orderId);
      return order ? [{ claim, order: seenBy(actor, order) }] : [];
    }),
    decisions: await decisionsOfLot(call, lotId, sellerId),
    reaches: {
      all: await reachOf(call, { ...reach, reach: 'all' }),
      claimed: await reachOf(call, { ...reach, reach: 'claimed' }),
    },
    mayBlame: all,
  });
}
