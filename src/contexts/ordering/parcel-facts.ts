import type { OrderedLine, OrderPacked, OrderPaid } from '#delivery';
import { type LotLabel, lotLabels, type Product, productsByCodes } from '#origin';
import type { Call } from '#shared/call.ts';
import type { Order, OrderLine } from './orders.ts';
import type { LineToSell, OrderToSell } from './orders-to-sell.ts';

/** What delivery is told when orders are paid: where each goes, and what will be in the parcel. */
export async function paidFacts(
  call: Call,
  orders: readonly Omit<OrderToSell, 'status' | 'checkoutId' | 'channel'>[],
): Promise<OrderPaid[]> {
  const contents = await contentsOf(call, orders);
  return orders.map((order, place) => ({
    orderId: order.id,
    number: order.number,
    sellerId: order.sellerId,
    nodeId: order.nodeId,
    serviceId: order.serviceId,
    departs: order.departs,
    promisedDay: order.promisedDay,
    recipient: { name: order.buyerName, phone: order.buyerPhone },
    lines: contents[place] ?? [],
    grams: order.grams,
  }));
}

/** What delivery is told when it is packed: the same goods, by the scale and with their lots. */
export async function packedFact(
  call: Call,
  order: Pick<Order, 'id' | 'grams' | 'lines'>,
): Promise<OrderPacked> {
  const [lines = []] = await contentsOf(call, [{ lines: order.lines.map(lineToSell) }]);
  return { orderId: order.id, grams: order.grams, lines };
}

/** What is in each parcel, lot by lot; of what is sold ahead, the product until its lot is known. */
async function contentsOf(
  call: Call,
  orders: readonly Pick<OrderToSell, 'lines'>[],
): Promise<OrderedLine[][]> {
  const lines = orders.flatMap((order) => order.lines);
  const lots = await lotLabels(call, [
    ...new Set(lines.flatMap(({ draws }) => draws.map(({ lotId }) => lotId))),
  ]);
  const lotOf = new Map(lots.map((lot) => [lot.id, lot]));
  const products = await productsByCodes(call, [
    ...new Set(lines.filter(isAhead).map(({ productCode }) => productCode)),
  ]);
  return orders.map((order) =>
    order.lines.flatMap((line) =>
      isAhead(line) ? [toCome(line, products)] : line.draws.map((draw) => drawn(draw, lotOf)),
    ),
  );
}

/** A whole line as the part of it that delivery is told of. */
export function lineToSell(line: OrderLine): LineToSell {
  const { productCode, titleZh, titleEn, quantity, draws, presale, packed } = line;
  return { productCode, titleZh, titleEn, quantity, draws, ahead: presale !== undefined && !packed };
}

function isAhead({ ahead, draws }: LineToSell): boolean {
  return ahead && draws.length === 0;
}

function drawn(
  { lotId, quantity }: LineToSell['draws'][number],
  lots: ReadonlyMap<string, LotLabel>,
): OrderedLine {
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

function toCome(line: LineToSell, products: readonly Product[]): OrderedLine {
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
