import { type Node, nodesOf } from '#delivery';
import { openPayment } from '#paying';
import type { Call } from '#shared/call.ts';
import { newCode } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { reading } from '#shared/pinyin.ts';
import type { ParcelToHold } from './hold-parcels.ts';
import { MINUTES_TO_PAY } from './kernel/order.ts';
import { NUMBER_LETTERS, orderNumber } from './kernel/order-number.ts';
import { linesOf, provenanceOf } from './order-lines.ts';
import { insertOrders, type NewOrder, savePayUrl } from './order-writes.ts';
import { type OrderToPay, shareOut } from './share-out.ts';

export interface Buyer {
  readonly name: string;
  readonly phone: string;
  readonly personId: string | null;
  readonly token: string;
  readonly lang: 'zh' | 'en';
}

/** Writes the orders of parcels whose stock and capacity are held, and opens their one payment. */
export async function writeOrders(
  call: Call,
  input: {
    readonly checkoutId: string;
    readonly parcels: readonly ParcelToHold[];
    readonly nodeId: string;
    readonly buyer: Buyer;
  },
): Promise<void> {
  const { checkoutId, parcels, buyer } = input;
  const provenance = await provenanceOf(call, parcels);
  const node = await nodeFor(call, input.nodeId);
  const toPay = parcels.map((parcel): OrderToPay => {
    const order = {
      ...orderOf(call, parcel, { checkoutId, buyer }),
      nodeId: node.id,
      lines: linesOf(parcel, provenance),
    };
    return { order, promised: parcel.promised, keeperId: node.organisationId };
  });
  await insertOrders(
    call,
    toPay.map(({ order }) => order),
  );
  const { payUrl } = await openPayment(call, {
    checkoutId,
    title: titleOf(toPay, buyer.lang),
    split: await shareOut(call, toPay, provenance),
    returnTo: `/order/${toPay[0]?.order.number}/paid?t=${buyer.token}`,
  });
  await savePayUrl(call, checkoutId, payUrl);
}

function orderOf(
  call: Call,
  { orderId, promised, sellerId, goodsFen, deliveryFen, grams }: ParcelToHold,
  { checkoutId, buyer }: { readonly checkoutId: string; readonly buyer: Buyer },
): Omit<NewOrder, 'nodeId' | 'lines'> {
  return {
    id: orderId,
    number: orderNumber(dayOf(call.now), newCode(NUMBER_LETTERS)),
    checkoutId,
    sellerId,
    personId: buyer.personId,
    token: buyer.token,
    buyerName: buyer.name,
    buyerPinyin: reading(buyer.name, 'name'),
    buyerPhone: buyer.phone,
    lang: buyer.lang,
    serviceId: promised.serviceId,
    departs: promised.departs,
    promisedDay: promised.arrives,
    goodsFen,
    deliveryFen,
    grams,
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

async function nodeFor(call: Call, nodeId: string): Promise<Node> {
  const node = (await nodesOf(call)).find((one) => one.id === nodeId);
  if (!node) throw new Error(`node ${nodeId} was promised to, and is gone`);
  return node;
}
