import { nodesOf } from '#delivery';
import { openPayments } from '#paying';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { reading } from '#shared/pinyin.ts';
import { freshOf } from './fresh-of.ts';
import type { ParcelToHold } from './hold-parcels.ts';
import type { IfShort } from './kernel/if-short.ts';
import { MINUTES_TO_PAY } from './kernel/order.ts';
import { newNumbers } from './new-numbers.ts';
import { linesOf, provenanceOf } from './order-lines.ts';
import { insertOrders, type NewOrder } from './order-writes.ts';
import { type OrderToPay, shareOut } from './share-out.ts';

export interface Buyer {
  readonly name: string;
  readonly phone: string;
  readonly personId: string | null;
  readonly token: string;
  readonly lang: 'zh' | 'en';
}

/** A checkout whose stock and capacity are held. */
export interface CheckoutToWrite {
  readonly checkoutId: string;
  readonly parcels: readonly ParcelToHold[];
  readonly nodeId: string;
  readonly buyer: Buyer;
  /** Placed in a cycle of a group buy: its leader has the leader's share in the place of the keeper. */
  readonly cycle?: { readonly id: string; readonly leaderId: string };
  /** By offer: what to do about goods sold ahead should their harvest fall short. */
  readonly ifShort?: ReadonlyMap<string, IfShort>;
  /** Who takes the buyer's money, where that is not the county's cashier. */
  readonly provider?: string;
}

/** An order as it was written, and where its checkout is paid. */
export interface Written {
  readonly checkoutId: string;
  readonly id: string;
  readonly number: string;
  readonly totalFen: Fen;
  readonly payUrl: string;
}

/** Writes the orders of checkouts and opens the one payment of each, in a few round trips however many they are. */
export async function writeOrders(
  call: Call,
  checkouts: readonly CheckoutToWrite[],
): Promise<readonly Written[]> {
  if (checkouts.length === 0) return [];
  const provenance = await provenanceOf(
    call,
    checkouts.flatMap(({ parcels }) => parcels),
  );
  const nodes = new Map((await nodesOf(call)).map((node) => [node.id, node]));
  const numbers = await newNumbers(
    call,
    checkouts.reduce((sum, { parcels }) => sum + parcels.length, 0),
  );
  const toPay = checkouts.flatMap((checkout) =>
    checkout.parcels.map((parcel): OrderToPay => {
      const node = nodes.get(checkout.nodeId);
      if (!node) throw new Error(`node ${checkout.nodeId} was promised to, and is gone`);
      const order = {
        ...orderOf(call, parcel, checkout),
        number: numbers.pop() ?? '',
        nodeId: node.id,
        lines: linesOf(parcel, provenance, checkout.ifShort),
      };
      return { order, promised: parcel.promised, keeperId: checkout.cycle?.leaderId ?? node.organisationId };
    }),
  );
  await insertOrders(
    call,
    toPay.map(({ order }) => order),
  );
  const shares = await shareOut(call, toPay, provenance);
  const ofCheckout = Map.groupBy(toPay, ({ order }) => order.checkoutId);
  const payments = await openPayments(
    call,
    checkouts.map(({ checkoutId, buyer, provider }) => {
      const own = ofCheckout.get(checkoutId) ?? [];
      return {
        checkoutId,
        title: titleOf(own, buyer.lang),
        split: own.flatMap(({ order }) => shares.get(order.id) ?? []),
        returnTo: `/order/${own[0]?.order.number}/paid?t=${buyer.token}`,
        ...(provider === undefined ? {} : { provider }),
      };
    }),
  );
  const payUrls = new Map(
    checkouts.map(({ checkoutId }, place) => [checkoutId, payments[place]?.payUrl ?? '']),
  );
  return toPay.map(({ order: { checkoutId, id, number, goodsFen, deliveryFen } }) => ({
    checkoutId,
    id,
    number,
    totalFen: goodsFen + deliveryFen,
    payUrl: payUrls.get(checkoutId) ?? '',
  }));
}

function orderOf(
  call: Call,
  { orderId, promised, sellerId, goodsFen, deliveryFen, grams, channel, lines }: ParcelToHold,
  { checkoutId, buyer, cycle }: CheckoutToWrite,
): Omit<NewOrder, 'nodeId' | 'lines' | 'number'> {
  return {
    id: orderId,
    checkoutId,
    sellerId,
    personId: buyer.personId,
    cycleId: cycle?.id ?? null,
    awaitsCycle: cycle !== undefined,
    token: buyer.token,
    buyerName: buyer.name,
    buyerPinyin: reading(buyer.name, 'name'),
    buyerPhone: buyer.phone,
    lang: buyer.lang,
    serviceId: promised.serviceId,
    departs: promised.departs,
    promisedDay: promised.arrives,
    fresh: freshOf({ promised, lines }),
    goodsFen,
    deliveryFen,
    grams,
    channel,
    reservedUntil: new Date(call.now.getTime() + MINUTES_TO_PAY * 60_000),
  };
}

function titleOf(toPay: readonly OrderToPay[], lang: 'zh' | 'en'): string {
  const lines = toPay.flatMap(({ order }) => order.lines);
  const [first] = lines;
  if (!first) throw new Error('an order without lines');
  if (lang === 'zh') return lines.length > 1 ? `${first.titleZh} 等 ${lines.length} 种` : first.titleZh;
  return lines.length > 1 ? `${first.titleEn} and ${lines.length - 1} more` : first.titleEn;
}
