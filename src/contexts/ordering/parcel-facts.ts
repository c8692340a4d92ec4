import type { OrderedLine, OrderPacked, OrderPaid } from '#delivery';
import { type Lot, lotsByIds, type Product, productsByCodes } from '#origin';
import type { Call } from '#shared/call.ts';
import type { Order, OrderLine } from './orders.ts';

/** What delivery is told when an order is paid: where it goes, and what will be in the parcel. */
export async function paidFact(call: Call, order: Order): Promise<OrderPaid> {
  return {
    orderId: order.id,
    number: order.number,
    sellerId: order.sellerId,
    nodeId: order.nodeId,
    serviceId: order.serviceId,
    departs: order.departs,
    promisedDay: order.promisedDay,
    recipient: { name: order.buyerName, phone: order.buyerPhone },
    lines: await contentOf(call, order.lines),
    grams: order.grams,
  };
}

/** What delivery is told when it is packed: the same goods, by the scale and with their lots. */
export async function packedFact(
  call: Call,
  { id, grams, lines }: Pick<Order, 'id' | 'grams' | 'lines'>,
): Promise<OrderPacked> {
  return { orderId: id, grams, lines: await contentOf(call, lines) };
}

/** What is in a parcel, lot by lot; of what is sold ahead, the product until its lot is known. */
async function contentOf(call: Call, lines: readonly OrderLine[]): Promise<OrderedLine[]> {
  const lots = await lotsByIds(
    call,
    lines.flatMap(({ draws }) => draws.map(({ lotId }) => lotId)),
  );
  const lotOf = new Map(lots.map((lot) => [lot.id, lot]));
  const ahead = lines.filter(({ presale, packed, draws }) => presale && !packed && draws.length === 0);
  const products = await productsByCodes(
    call,
    ahead.map(({ productCode }) => productCode),
  );
  return lines.flatMap((line) =>
    ahead.includes(line) ? [toCome(line, products)] : line.draws.map((draw) => drawn(draw, lotOf)),
  );
}

function drawn({ lotId, quantity }: OrderLine['draws'][number], lots: ReadonlyMap<string, Lot>): OrderedLine {
  const lot = lots.get(lotId);
  if (!lot) throw new Error(`lot ${lotId} is gone`);
  return {
    lotId,
    lotCode: lot.code,
    gtin: lot.gtin,
    titleZh: lot.productNameZh,
    titleEn: lot.productNameEn,
    ...quantity,
  };
}

function toCome(line: OrderLine, products: readonly Product[]): OrderedLine {
  const product = products.find(({ code }) => code === line.productCode);
  if (!product) throw new Error(`product ${line.productCode} is gone`);
  return {
    lotId: null,
    lotCode: null,
    gtin: product.gtin,
    titleZh: line.titleZh,
    titleEn: line.titleEn,
    ...line.quantity,
  };
}
