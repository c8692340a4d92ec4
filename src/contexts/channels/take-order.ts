import { cancelOrder, placeOutside } from '#ordering';
import { paymentOfCheckout, takeNotices } from '#paying';
import { type Call, platform as system } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { announce } from '#shared/outbox.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { type Listing, listingsOf, saveListing } from './listings.ts';
import { insertOutsideOrder, type OutsideOrder, outsideOrder, saveOutsideStatus } from './outside-orders.ts';
import type { OrderThere } from './platform-port.ts';
import { channelOf, type Platform } from './platforms.ts';
import { refuse } from './refusals.ts';

interface Heard {
  readonly order: OrderThere;
  readonly heard: OutsideOrder['heard'];
}

const CALLED_OFF = '平台上的买家取消了 Called off by its buyer on the platform';

/**
 * Makes an order of a platform one of ours, exactly once however it is heard of: told, told again, told late, or found by asking. What
 * was called off before it was heard of is never placed; what is called off later ends here too, unless it is packed. The platform is
 * locked by the caller.
 */
export async function takeOrder(call: Call, platform: Platform, { order, heard }: Heard): Promise<void> {
  const known = await outsideOrder(call, platform.code, order.number);
  if (known) {
    if (order.status === 'cancelled' && known.status === 'placed') await callOff(call, known);
    return;
  }
  const row = {
    ...{ platform: platform.code, number: order.number, heard },
    ...{ totalFen: order.totalFen, placedAt: new Date(order.at) },
  };
  const none = { checkoutId: null, orderIds: [] };
  await takeOffSale(call, platform, order);
  if (order.status !== 'paid') {
    await insertOutsideOrder(call, { ...row, ...none, status: 'cancelled' });
    await announce(call, 'platform-stock-changed', { platform: platform.code });
    return;
  }
  const checkoutId = newId(call.now);
  const placed = await place({ ...call, actor: system }, platform, { order, checkoutId });
  if (placed.ok) {
    await insertOutsideOrder(call, { ...row, checkoutId, orderIds: placed.value, status: 'placed' });
  } else {
    await insertOutsideOrder(call, { ...row, ...none, status: 'refused', refusal: placed.refusal });
  }
  await announce(call, 'outside-order-answered', { platform: platform.code, number: order.number });
  await announce(call, 'platform-stock-changed', { platform: platform.code });
}

/** Placed here or not, called off or not, the platform has sold it: so much less is left there, until it is told of more. */
async function takeOffSale(call: Call, platform: Platform, order: OrderThere): Promise<void> {
  for (const listing of await listingsOf(call, platform.code)) {
    const packs = order.lines.reduce((sum, line) => sum + (line.sku === listing.sku ? line.packs : 0), 0);
    if (packs === 0) continue;
    const told = Math.max(0, listing.told - packs * listing.packMilli);
    await saveListing(call, listing, { told });
  }
}

/** Answers the ids of our orders. */
async function place(
  call: Call,
  platform: Platform,
  { order, checkoutId }: { readonly order: OrderThere; readonly checkoutId: string },
): Promise<Outcome<readonly string[], Refusal>> {
  const listings = new Map((await listingsOf(call, platform.code)).map((listing) => [listing.sku, listing]));
  const lines: { listing: Listing; milli: number; fen: number }[] = [];
  for (const { sku, packs, packFen } of order.lines) {
    const listing = listings.get(sku);
    if (!listing) return refuse('channels.unknown-sku', { sku });
    lines.push({ listing, milli: packs * listing.packMilli, fen: packs * packFen });
  }
  const sum = lines.reduce((total, { fen }) => total + fen, order.freightFen);
  if (sum !== order.totalFen) return refuse('channels.total-differs');
  const channel = channelOf(platform);
  const placed = await placeOutside(call, {
    ...{ checkoutId, channel, provider: channel, nodeId: platform.nodeId },
    ...{ name: order.name, phone: order.phone, lang: 'zh' as const },
    lines: lines.map(({ listing: { offerId }, milli, fen }) => ({ offerId, milli, fen })),
    deliveryFen: order.freightFen,
  });
  if (!placed.ok) return placed;
  await settle(call, order, checkoutId, channel);
  return ok(placed.value.orders.map(({ id }) => id));
}

/** The platform has the buyer's money: the payment settles at once. */
async function settle(call: Call, order: OrderThere, checkoutId: string, channel: string): Promise<void> {
  const payment = await paymentOfCheckout(call, checkoutId);
  if (!payment) throw new Error(`order ${order.number} of ${channel} has no payment`);
  await takeNotices(call, [
    {
      ...{ kind: 'paid', id: `${channel} ${order.number}`, paymentId: payment.id, reference: order.number },
      ...{ amountFen: payment.amountFen, at: new Date(order.at).toISOString() },
    },
  ]);
}

async function callOff(call: Call, known: OutsideOrder): Promise<void> {
  let late = false;
  for (const orderId of known.orderIds) {
    const ended = await cancelOrder({ ...call, actor: system }, { orderId, words: CALLED_OFF });
    if (!ended.ok) late = true;
  }
  await saveOutsideStatus(call, known, late ? 'too-late' : 'cancelled');
  await announce(call, 'platform-stock-changed', { platform: known.platform });
}
