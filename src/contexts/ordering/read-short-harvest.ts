import { type Offer, offersByIds } from '#selling';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Quantity } from '#shared/quantity.ts';
import { type SeenOrder, seenBy } from './desk-order.ts';
import { type ShareRule, shareRules } from './kernel/allocate.ts';
import { halfGrams } from './kernel/draws.ts';
import { ordersByIds } from './orders.ts';
import { type PlannedShare, planShares, situationOf } from './plan-shares.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty, sells } from './scope.ts';
import { type Harvest, waitingLines } from './short-harvests.ts';
import { substituteOffers } from './substitutes.ts';

/** What a seller looks at before sharing a short harvest: each rule with what everyone would get by it. */
export interface ShortHarvestPreview {
  readonly harvest: Harvest;
  readonly wanted: Quantity;
  readonly there: Quantity;
  readonly short: boolean;
  readonly rules: Readonly<
    Record<ShareRule, readonly (Omit<PlannedShare, 'order'> & { readonly order: SeenOrder })[]>
  >;
  /** What could stand in where a buyer asked for it. */
  readonly standIns: readonly Offer[];
  readonly standIn?: Offer;
  readonly mayDecide: boolean;
}

/** Shows what each rule would give to whom; decides and takes nothing. By the seller, and for reading by the county's officers. */
export async function readShortHarvest(
  call: Call,
  { harvest, standInId }: { readonly harvest: Harvest; readonly standInId?: string | undefined },
): Promise<Outcome<ShortHarvestPreview, OrderingRefusal>> {
  const { actor } = call;
  const owns = sells(actor, harvest);
  if (!may(actor, rights['see-orders']) || !(owns || overCounty(actor)))
    return refuse('ordering.not-allowed');
  const waiting = await waitingLines(call, { harvest });
  const [first] = waiting;
  if (!first) return refuse('ordering.no-such-harvest');
  const orders = await ordersByIds(call, [...new Set(waiting.map(({ orderId }) => orderId))]);
  const situation = await situationOf(call, harvest, { waiting, orders });
  const standIns = await substituteOffers(call, harvest, first.quantity.unit);
  const standIn = standIns.find(({ id }) => id === standInId);
  const preview = async (rule: ShareRule) =>
    (await planShares(call, situation, { rule, standIn })).map((share) => ({
      ...share,
      order: seenBy(actor, share.order),
    }));
  const [proportional, minimum, firstCome] = shareRules;
  return ok({
    harvest,
    wanted: situation.wanted,
    there: situation.there,
    short: halfGrams(situation.there) < halfGrams(situation.wanted),
    rules: {
      [proportional]: await preview(proportional),
      [minimum]: await preview(minimum),
      [firstCome]: await preview(firstCome),
    },
    standIns,
    ...(standIn ? { standIn } : {}),
    mayDecide: owns && may(actor, rights['pack-orders']),
  });
}

/** The offer that stands in, when it is one of those that can. */
export async function standInOf(
  call: Call,
  harvest: Harvest,
  { standInId, unit }: { readonly standInId: string | undefined; readonly unit: Quantity['unit'] },
): Promise<Offer | undefined> {
  if (standInId === undefined) return undefined;
  const found = (await substituteOffers(call, harvest, unit)).find(({ id }) => id === standInId);
  return found && (await offersByIds(call, [found.id])).get(found.id);
}
