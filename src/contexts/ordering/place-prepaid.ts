import { expectParcels, nodesOf, type Promised, promisesTo, takeCapacity } from '#delivery';
import { type Channel, lotById, reserveStock, sellStock } from '#origin';
import { earn } from '#paying';
import type { Call } from '#shared/call.ts';
import { newCode, newId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';
import { must, type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { reading } from '#shared/pinyin.ts';
import { grams, type Quantity } from '#shared/quantity.ts';
import { MINUTES_TO_PAY } from './kernel/order.ts';
import { newNumbers } from './new-numbers.ts';
import { provenanceOf } from './order-lines.ts';
import { insertCheckouts, insertOrders, type NewLine, saveStatus } from './order-writes.ts';
import { ordersOfCheckout } from './orders.ts';
import { lockToSell } from './orders-to-sell.ts';
import { paidFacts } from './parcel-facts.ts';
import { refuse } from './refusals.ts';
import { shareOut } from './share-out.ts';
import type { Buyer } from './write-orders.ts';

/** Goods that were paid before they were picked: so much of one lot, for what is still held of an earlier payment. */
export interface PrepaidOrder {
  /** Of the payment that holds the money. */
  readonly checkoutId: string;
  /** What the money is held for (see `earn`). */
  readonly heldFor: string;
  readonly sellerId: string;
  /** Which of the lot's channels it draws on. */
  readonly channel: Channel;
  readonly buyer: Omit<Buyer, 'token'>;
  readonly nodeId: string;
  readonly lotId: string;
  /** In the lot's own unit. */
  readonly milli: number;
  /** What one piece weighs by estimate; for goods counted in pieces. */
  readonly pieceGrams?: number | undefined;
  /** Earned with this order, carriage included. */
  readonly valueFen: Fen;
  /** Stands for the offer: what it was bought as. */
  readonly offerId: string;
  readonly titleZh: string;
  readonly titleEn: string;
}

export interface PrepaidPlaced {
  readonly id: string;
  readonly number: string;
}

/**
 * Writes an order whose money is held already: takes stock and capacity as any order does, sells at once, and turns the held money into
 * everyone's shares. Packing, delivery, claims and refunds are then the usual ones. Goes by the soonest departure with room that
 * no other order of this payment goes by. Refuses what stands in the way in the words of whoever says so.
 */
export async function placePrepaid(
  call: Call,
  input: PrepaidOrder,
): Promise<Outcome<PrepaidPlaced, Refusal>> {
  const { lotId, milli, channel } = input;
  const lot = await lotById(call, lotId);
  const node = (await nodesOf(call)).find(({ id }) => id === input.nodeId);
  if (!lot || !node) return refuse('ordering.no-node-chosen');
  const quantity = { milli, unit: lot.unit };
  const weight = weightOf(quantity, input.pieceGrams);
  const promised = await departureFor(call, input, weight);
  if (!promised.ok) return promised;
  const reserved = await reserveStock(call, [{ lotId, milli, channel }]);
  if (!reserved.ok) return reserved;
  const orderId = newId(call.now);
  const { serviceId, departs, arrives, feeFen } = promised.value;
  const taken = await takeCapacity(call, [{ orderId, serviceId, departs, grams: weight }]);
  if (!taken.ok) return taken;

  const { checkoutId, sellerId, buyer, valueFen } = input;
  const deliveryFen = Math.min(feeFen, valueFen);
  const goodsFen = valueFen - deliveryFen;
  const draw = { lotId, productCode: lot.productCode, producerId: lot.producerId, quantity };
  const provenance = await provenanceOf(call, [{ lines: [{ draws: [draw] }], promised: { arrives } }]);
  const brandId = provenance.markOf(lotId, arrives)?.brandId;
  const order = {
    id: orderId,
    number: (await newNumbers(call, 1))[0] ?? '',
    checkoutId,
    sellerId,
    ...{ personId: buyer.personId, buyerName: buyer.name, buyerPhone: buyer.phone, lang: buyer.lang },
    buyerPinyin: reading(buyer.name, 'name'),
    token: newCode(20),
    ...{ nodeId: node.id, serviceId, departs, promisedDay: arrives, goodsFen, deliveryFen, grams: weight },
    ...{ cycleId: null, awaitsCycle: false, channel },
    reservedUntil: new Date(call.now.getTime() + MINUTES_TO_PAY * 60_000),
    lines: [
      {
        position: 1,
        offerId: input.offerId,
        productCode: lot.productCode,
        terms: termsOf(quantity, goodsFen, input.pieceGrams),
        titleZh: input.titleZh,
        titleEn: input.titleEn,
        quantity,
        estimateFen: goodsFen,
        heldFen: goodsFen,
        ifShort: 'refund',
        ...(brandId === undefined ? {} : { brandId }),
        draws: [draw],
      } satisfies NewLine,
    ],
  };
  await insertCheckouts(call, [{ id: checkoutId, basketId: null, personId: buyer.personId }]);
  await insertOrders(call, [order]);
  const keeperId = node.organisationId;
  const shares = await shareOut(call, [{ order, promised: promised.value, keeperId }], provenance);
  must(
    await earn(call, {
      id: orderId,
      checkoutId,
      heldFor: input.heldFor,
      shares: shares.get(orderId) ?? [],
    }),
  );
  must(await sellStock(call, [{ lotId, milli, channel }]));
  await saveStatus(call, [orderId], 'paid', { paidAt: call.now });
  // The payment's checkout has the orders before this one too.
  const own = (await lockToSell(call, [checkoutId])).filter(({ id }) => id === orderId);
  await expectParcels(call, await paidFacts(call, own));
  return ok({ id: orderId, number: order.number });
}

/** The soonest departure with room that no other order of this payment goes by: an order is a seller's goods by one departure. */
async function departureFor(
  call: Call,
  { checkoutId, nodeId }: PrepaidOrder,
  weight: number,
): Promise<Outcome<Promised, Refusal>> {
  const ways = await promisesTo(call, { nodeId, grams: weight });
  if (!ways.ok) return ways;
  const used = new Set((await ordersOfCheckout(call, checkoutId)).map(({ departs }) => departs));
  const way = ways.value.find(({ departs, leftGrams }) => !used.has(departs) && leftGrams >= weight);
  return way ? ok(way) : refuse('ordering.too-busy');
}

function weightOf(quantity: Quantity, pieceGrams: number | undefined): number {
  return Math.ceil(grams(quantity) ?? ((pieceGrams ?? 0) * quantity.milli) / 1000);
}

/** The price of one unit, rounded up: packed whole it comes to what was held, to the fen. */
function termsOf({ milli, unit }: Quantity, fen: Fen, pieceGrams: number | undefined): NewLine['terms'] {
  const priceFen = Math.max(1, Math.ceil((fen * 1000) / milli));
  if (unit !== 'piece') return { form: 'by-weight', priceFen, priceUnit: unit };
  return { form: 'by-piece', priceFen, priceUnit: unit, ...(pieceGrams ? { pieceGrams } : {}) };
}
