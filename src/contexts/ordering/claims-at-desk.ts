import { type Lot, lotsByIds, productsByCodes } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Claim, claimById, claimQueue, claimsOnLots } from './claims.ts';
import { type DeskOrder, deskOrder, type SeenOrder, seenBy } from './desk-order.ts';
import { type Bearer, usualBearer } from './kernel/bearer.ts';
import { stillPaid } from './kernel/line-money.ts';
import { soughtBy } from './kernel/order-query.ts';
import { type ShortWeight, shortWeight } from './kernel/short-weight.ts';
import { type LotSaid, saidOfLot } from './lot-questions.ts';
import { type Order, type OrderLine, orderById, ordersByIds } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty, sells } from './scope.ts';
import { sourceOf, weightTables } from './weight-tables.ts';

export interface ClaimWithOrder {
  readonly claim: Claim;
  readonly order: SeenOrder;
}

/** The claims on what the caller's organisation sold (all, for officers): those waiting, longest first, or those answered. */
export async function claimsAtDesk(
  call: Call,
  input: {
    readonly decided: boolean;
    /** An order's number, a phone's last four, or the buyer's name in characters or letters. */
    readonly query?: string;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<Outcome<{ readonly claims: readonly ClaimWithOrder[]; readonly count: number }, OrderingRefusal>> {
  const { actor } = call;
  const all = overCounty(actor);
  if (!may(actor, rights['decide-claims']) || (!all && actor.organisationId === undefined)) {
    return refuse('ordering.not-allowed');
  }
  const { query, ...wanted } = input;
  const { claims, count } = await claimQueue(call, {
    ...wanted,
    sought: soughtBy(query ?? ''),
    sellerId: all ? undefined : actor.organisationId,
  });
  const orders = await ordersByIds(call, [...new Set(claims.map(({ orderId }) => orderId))]);
  return ok({
    count,
    claims: claims.flatMap((claim) => {
      const order = orders.find(({ id }) => id === claim.orderId);
      return order ? [{ claim, order: seenBy(actor, order) }] : [];
    }),
  });
}

export interface ClaimToDecide extends DeskOrder {
  readonly claim: Claim;
  /** The lots of the line it is about. */
  readonly lineLots: readonly Lot[];
  /** Other claims on the same lots in this county: one spoiled box is luck, ten are a lot. */
  readonly alsoClaimed: number;
  /** What the buyers of those lots say, lot by lot. */
  readonly said: readonly { readonly lotId: string; readonly said: LotSaid }[];
  /** The buyer's own scale beside the one it was settled by, with what the law allows and where that stands. */
  readonly weight?: ShortWeight & { readonly source: { readonly zh: string; readonly en: string } };
  /** The most that can be granted. */
  readonly mostFen: Fen;
  /** Who should bear it unless whoever decides knows better, and whether the caller may say so. */
  readonly bearer: Bearer;
  readonly mayBlame: boolean;
}

/** One claim with its evidence: the order, the lots, the scale's readings, and how many others complain of the same lot. */
export async function claimToDecide(
  call: Call,
  input: { readonly claimId: string },
): Promise<Outcome<ClaimToDecide, OrderingRefusal>> {
  const claim = await claimById(call, input.claimId);
  const order = claim && (await orderById(call, claim.orderId));
  if (!claim || !order) return refuse('ordering.no-such-claim');
  const theirs = sells(call.actor, order) || overCounty(call.actor);
  if (!may(call.actor, rights['decide-claims']) || !theirs) return refuse('ordering.not-allowed');
  const shown = await deskOrder(call, order);
  if (!shown.ok) return shown;
  const line = order.lines.find(({ position }) => position === claim.position);
  const lotIds = line?.draws.map(({ lotId }) => lotId) ?? [];
  const weight = line && (await weightOf(call, claim, line, shown.value));
  return ok({
    ...shown.value,
    claim,
    ...(weight ? { weight } : {}),
    lineLots: await lotsByIds(call, lotIds),
    alsoClaimed: await claimsOnLots(call, lotIds, claim.id),
    said: await saidOf(call, order, lotIds),
    bearer: usualBearer(claim.reason, {
      promisedDay: order.promisedDay,
      arrivedDay: order.readyAt && dayOf(order.readyAt),
    }),
    mayBlame: overCounty(call.actor),
    mostFen: line ? Math.min(claim.askedFen, stillPaid(line)) : 0,
  });
}

async function saidOf(call: Call, order: Order, lotIds: readonly string[]): Promise<ClaimToDecide['said']> {
  const sellerId = overCounty(call.actor) ? undefined : order.sellerId;
  const said: { readonly lotId: string; readonly said: LotSaid }[] = [];
  for (const lotId of lotIds) said.push({ lotId, said: await saidOfLot(call, lotId, sellerId) });
  return said;
}

async function weightOf(
  call: Call,
  { measuredGrams }: Claim,
  line: OrderLine,
  { weighings }: Pick<DeskOrder, 'weighings'>,
): Promise<ClaimToDecide['weight']> {
  if (measuredGrams === undefined) return undefined;
  const [product] = await productsByCodes(call, [line.productCode]);
  const settled = {
    ...line,
    quantity: line.packed ?? line.quantity,
    finalFen: line.finalFen ?? line.heldFen,
    scaleGrams: weighings.find(({ position }) => position === line.position)?.actualGrams,
    category: product?.category ?? '',
  };
  const judged = shortWeight(settled, measuredGrams, await weightTables(call));
  return judged && { ...judged, source: await sourceOf(call, judged.law) };
}
