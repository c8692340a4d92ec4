import { reserveStock, sellStock, stopPresale } from '#origin';
import { recordHelpedAct, writeNotices } from '#people';
import { type Call, may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { announce } from '#shared/outbox.ts';
import { must, type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { carryOut, payBack } from './carry-out.ts';
import type { ShareRule } from './kernel/allocate.ts';
import { halfGrams } from './kernel/draws.ts';
import { cancelled } from './kernel/order.ts';
import { addStandIn, replaceDraws, saveGiven } from './order-writes.ts';
import { lockOrders, type Order } from './orders.ts';
import { type PlannedShare, planShares, situationOf } from './plan-shares.ts';
import { standInOf } from './read-short-harvest.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { sells } from './scope.ts';
import { shareNotice } from './share-notice.ts';
import {
  type Harvest,
  insertShortHarvest,
  lockHarvest,
  type SharedLine,
  shortHarvestById,
  waitingLines,
} from './short-harvests.ts';

export interface Sharing {
  /** Brought by the form: deciding twice by it decides once. */
  readonly id: string;
  readonly harvest: Harvest;
  readonly rule: ShareRule;
  /** What stands in for the missing part where the buyer asked for it; none: their money goes back as well. */
  readonly standInId?: string | undefined;
  /** What the seller saw when deciding: how much was wanted and there, in thousandths. */
  readonly seen: { readonly wanted: number; readonly there: number };
}

/**
 * Shares a harvest that is smaller than what was sold of it, before any of it is packed: what there is becomes each line's own, the rest is
 * substituted or paid back as the buyer chose at checkout, an order that gets nothing at all ends and is paid back whole, every
 * buyer gets a notice, and nothing more is sold ahead of it; all in one transaction. By the seller.
 */
export async function shareHarvest(call: Call, input: Sharing): Promise<Outcome<undefined, Refusal>> {
  const { harvest, rule } = input;
  if (!may(call.actor, rights['pack-orders']) || !sells(call.actor, harvest))
    return refuse('ordering.not-allowed');
  await lockHarvest(call, harvest);
  const known = await shortHarvestById(call, input.id);
  if (known) return ok();
  const asked = await waitingLines(call, { harvest });
  const orders = await lockOrders(call, [...new Set(asked.map(({ orderId }) => orderId))]);
  // What was packed or called off while we waited for its lock is no longer among them.
  const waiting = await waitingLines(call, { harvest });
  const [first] = waiting;
  if (!first) return refuse('ordering.no-such-harvest');
  const situation = await situationOf(call, harvest, { waiting, orders });
  const { wanted, there } = situation;
  if (halfGrams(there) >= halfGrams(wanted)) return refuse('ordering.harvest-enough');
  if (input.seen.wanted !== wanted.milli || input.seen.there !== there.milli) {
    return refuse('ordering.harvest-changed', {
      wanted: decimal(wanted.milli),
      there: decimal(there.milli),
      unit: wanted.unit,
    });
  }
  const standIn = await standInOf(call, harvest, { standInId: input.standInId, unit: wanted.unit });
  const shares = await planShares(call, situation, { rule, standIn });
  const taken = await takeAll(call, shares);
  if (!taken.ok) return taken;
  const told = shares.map((share) => ({ share, noticeId: newId(call.now) }));
  await insertShortHarvest(
    call,
    {
      id: input.id,
      ...harvest,
      rule,
      wanted,
      there,
      substituteOfferId: standIn?.id ?? null,
      decidedAt: call.now,
      personName: call.actor.name,
      helperName: call.actor.helper?.name ?? null,
    },
    told.map(({ share, noticeId }) => lineOf(share, noticeId)),
  );
  await settle(call, shares);
  await writeNotices(
    call,
    told.map(({ share, noticeId }) => shareNotice(noticeId, share, rule)),
  );
  for (const forecastId of [...situation.growers.keys()].toSorted())
    must(await stopPresale(call, forecastId));
  for (const { number } of situation.lines.map(({ order }) => order)) {
    await recordHelpedAct(call, 'share-harvest', number);
  }
  return ok();
}

function lineOf({ order, line, given, substitute, backFen }: PlannedShare, noticeId: string): SharedLine {
  return {
    orderId: order.id,
    position: line.position,
    wanted: line.quantity,
    given,
    substitutedMilli: substitute?.quantity.milli ?? 0,
    refundedFen: backFen,
    noticeId,
  };
}

/** Everything that is given or stands in leaves its lots at once, all or nothing. */
async function takeAll(call: Call, shares: readonly PlannedShare[]): Promise<Outcome<undefined, Refusal>> {
  const stock = shares.flatMap(({ order: { channel }, draws, substitute }) =>
    [...draws, ...(substitute?.draws ?? [])].map(({ lotId, quantity }) => ({
      ...{ lotId, channel },
      milli: quantity.milli,
    })),
  );
  if (stock.length === 0) return ok();
  const reserved = await reserveStock(call, stock);
  if (!reserved.ok) return reserved;
  must(await sellStock(call, stock));
  return ok();
}

async function settle(call: Call, shares: readonly PlannedShare[]): Promise<void> {
  const byOrder = Map.groupBy(shares, ({ order }) => order);
  for (const [order, own] of byOrder) {
    if (comesToNothing(order, own)) await endOrder(call, order, own);
    else for (const share of own) await settleLine(call, share);
  }
}

/** Nothing is given, nothing stands in, and nothing else is in the order. */
function comesToNothing(order: Order, own: readonly PlannedShare[]): boolean {
  return (
    own.length === order.lines.length &&
    own.every(({ given, substitute }) => given.milli === 0 && !substitute)
  );
}

async function endOrder(call: Call, order: Order, own: readonly PlannedShare[]): Promise<void> {
  for (const { line, given } of own)
    await saveGiven(call, { orderId: order.id, line, given, heldFen: line.heldFen });
  const consequence = cancelled(order);
  if (!consequence) throw new Error(`order ${order.number} waits for a harvest and cannot end`);
  await carryOut(call, [{ order, consequence }], { cause: 'harvest-short' });
  await announce(call, 'order-cancelled', { orderId: order.id });
}

async function settleLine(
  call: Call,
  { order, line, given, draws, substitute, backFen }: PlannedShare,
): Promise<void> {
  const heldFen = line.heldFen - (substitute?.fen ?? 0);
  await saveGiven(call, { orderId: order.id, line, given, heldFen });
  await replaceDraws(call, { orderId: order.id, position: line.position, draws });
  if (substitute) await addStandIn(call, { orderId: order.id, standsInFor: line.position, substitute });
  if (backFen > 0)
    await payBack(call, order, { cause: 'harvest-short', fen: backFen, position: line.position });
}
