import { giveCapacityBack } from '#delivery';
import { givePresaleBack, releaseStock, returnStock, type StockLine } from '#origin';
import { type Bearer as BearerInBook, refund, type Share } from '#paying';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';
import { must } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { carrierOf } from './carrier-of.ts';
import type { Bearer } from './kernel/bearer.ts';
import { causeTexts, type EndCause, type RefundCause } from './kernel/causes.ts';
import type { Consequence } from './kernel/order.ts';
import { lineShares } from './line-shares.ts';
import { deleteDraws, saveStatus } from './order-writes.ts';
import type { LineDraw, Order } from './orders.ts';
import { giveSharesBack } from './personal-shares.ts';
import { insertRefund, refundedAtCheckout } from './refunds.ts';
import { addTopUpRefund, topUpsOf } from './top-ups.ts';
import { voidTopUps } from './void-top-ups.ts';

export interface Ending {
  readonly order: Order;
  readonly consequence: Consequence;
}

/** Why it ends, and what whoever ends it wrote. */
export interface Why {
  readonly cause: EndCause;
  readonly words?: string;
}

/**
 * Does what follows when orders end: gives stock, presale and capacity back and pays back. All their lots are moved at
 * once, so that they are locked in one line. The orders are locked by the caller.
 */
export async function carryOut(call: Call, endings: readonly Ending[], why: Why): Promise<void> {
  const released = endings.filter(({ consequence }) => consequence.stock === 'release');
  const returned = endings.filter(({ consequence }) => consequence.stock === 'return');
  // Before the lots, as whoever orders takes them.
  await giveSharesBack(
    call,
    endings
      .filter(({ consequence }) => consequence.givesBack)
      .flatMap(({ order }) =>
        order.lines.flatMap(({ ofDrop, offerId, quantity: { milli } }) =>
          ofDrop
            ? [{ offerId, milli, buyer: { personId: order.personId ?? null, phone: order.buyerPhone } }]
            : [],
        ),
      ),
  );
  await voidTopUps(
    call,
    endings.map(({ order }) => order.id),
  );
  if (released.length > 0) must(await releaseStock(call, stockOf(released)));
  if (returned.length > 0) must(await returnStock(call, stockOf(returned)));
  await deleteDraws(
    call,
    [...released, ...returned].map(({ order }) => order.id),
  );
  await givePresalesBack(call, endings);
  for (const { order, consequence } of byDeparture(endings)) {
    if (consequence.givesBack) must(await giveCapacityBack(call, { orderId: order.id }));
  }
  const ended = {
    endedAt: call.now,
    endedByName: nameOnRecord(call.actor),
    endCause: why.cause,
    endWords: why.words ?? '',
  };
  for (const [status, alike] of Map.groupBy(endings, ({ consequence }) => consequence.status)) {
    await saveStatus(
      call,
      alike.map(({ order }) => order.id),
      status,
      ended,
    );
  }
  for (const { order, consequence } of endings) {
    const fen = consequence.refundFen;
    if (fen === 0 || why.cause === 'unpaid') continue;
    await payBack(call, order, { cause: why.cause, fen, ...bearerOf(why.cause) });
  }
}

export interface ToPayBack {
  readonly cause: RefundCause;
  readonly fen: Fen;
  readonly position?: number;
  /** Who is to blame for it; without, nobody: everyone gives their part. */
  readonly bearer?: Bearer;
  /** A top-up that goes back by itself. */
  readonly topUpId?: string;
}

/**
 * Pays part of an order back, with its reason on the order and at the payer's: of what was paid at checkout as far as it goes, then of
 * what was topped up.
 */
export async function payBack(
  call: Call,
  order: Order,
  { cause, fen, position, bearer, topUpId }: ToPayBack,
): Promise<void> {
  const borneBy = await bearerInBook(call, order, bearer);
  const reason = `${order.number} ${causeTexts[cause][order.lang]}`;
  const of = await sharesIn(call, order, position);
  const parts = topUpId === undefined ? await sources(call, order, fen) : [{ topUpId, fen }];
  for (const part of parts) {
    const id = newId(call.now);
    await insertRefund(call, {
      ...{ id, orderId: order.id, cause, at: call.now, ...part },
      ...(position === undefined ? {} : { position }),
      ...(bearer === undefined ? {} : { borneBy: bearer }),
    });
    if (part.topUpId !== undefined) await addTopUpRefund(call, part.topUpId, part.fen);
    const checkoutId = part.topUpId ?? order.checkoutId;
    const back = { refundId: id, checkoutId, orderId: order.id, fen: part.fen, reason };
    must(await refund(call, { ...back, borneBy, of }));
  }
}

/** The shares in one line's goods, where the order has goods of several growers: one's light fruit is not taken from another's. */
async function sharesIn(
  call: Call,
  order: Order,
  position: number | undefined,
): Promise<Share[] | undefined> {
  const growers = new Set(order.lines.flatMap(({ draws }) => draws.map(({ producerId }) => producerId)));
  const line = order.lines.find((each) => each.position === position);
  if (!line || line.draws.length === 0 || growers.size < 2) return undefined;
  return lineShares(call, order, line, line.heldFen);
}

interface Source {
  readonly topUpId?: string;
  readonly fen: Fen;
}

/** By which payments an amount goes back. Nearly no order has more than the one of its checkout. */
async function sources(call: Call, order: Order, fen: Fen): Promise<Source[]> {
  const topUps = (await topUpsOf(call, [order.id])).filter((topUp) => topUp.status === 'paid');
  if (topUps.length === 0) return [{ fen }];
  let left = fen;
  const parts: Source[] = [];
  const take = (source: Omit<Source, 'fen'>, most: Fen) => {
    const part = Math.min(left, most);
    left -= part;
    if (part > 0) parts.push({ ...source, fen: part });
  };
  take({}, order.goodsFen + order.deliveryFen - (await refundedAtCheckout(call, order.id)));
  for (const topUp of topUps) take({ topUpId: topUp.id }, topUp.fen - topUp.refundedFen);
  if (left > 0) throw new RangeError(`order ${order.number} has not ${fen} fen to give back`);
  return parts;
}

/** Whose share bears it in the book; nobody's alone when it is the seller's: the price is what falls then, and every part with it. */
async function bearerInBook(
  call: Call,
  order: Order,
  bearer: Bearer | undefined,
): Promise<BearerInBook | undefined> {
  if (bearer === 'carrier') return { share: 'carrier', organisationId: await carrierOf(call, order) };
  return bearer === 'platform' ? { share: 'platform', organisationId: null } : undefined;
}

interface OrderDrawn extends Pick<Order, 'channel'> {
  readonly lines: readonly { readonly draws: readonly Pick<LineDraw, 'lotId' | 'quantity'>[] }[];
}

/** All that orders draw on lots, as stock lines. An order sold ahead draws on none until it is packed. */
export function stockOf(of: readonly { readonly order: OrderDrawn }[]): StockLine[] {
  return of.flatMap(({ order }) =>
    order.lines.flatMap(({ draws }) =>
      draws.map(({ lotId, quantity }) => ({ lotId, milli: quantity.milli, channel: order.channel })),
    ),
  );
}

// Forecasts and departures are given back in the order in which checkout takes them, as lots are: two transactions that
// want the same ones wait for each other in line, never in a ring.
async function givePresalesBack(call: Call, endings: readonly Ending[]): Promise<void> {
  const presales = endings
    .filter(({ consequence }) => consequence.givesBack)
    .flatMap(({ order }) => order.lines.flatMap(({ presale }) => presale ?? []));
  for (const presale of presales.toSorted((a, b) => a.forecastId.localeCompare(b.forecastId))) {
    must(await givePresaleBack(call, presale));
  }
}

function byDeparture(endings: readonly Ending[]): Ending[] {
  const departure = ({ order }: Ending) => `${order.serviceId} ${order.departs} ${order.id}`;
  return endings.toSorted((a, b) => departure(a).localeCompare(departure(b)));
}

/** Whoever loses a parcel answers for it (民法典 art. 832). */
function bearerOf(cause: EndCause): { readonly bearer?: Bearer } {
  return cause === 'lost' ? { bearer: 'carrier' } : {};
}
