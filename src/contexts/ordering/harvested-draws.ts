import { lotsThrough } from '#origin';
import { offerById } from '#selling';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { decimal, type Quantity } from '#shared/quantity.ts';
import { pickFrom } from './kernel/pick.ts';
import type { LineDraw, Order, OrderLine } from './orders.ts';
import { refuse } from './refusals.ts';

/**
 * Which lots fill a line that was sold ahead, now that it is harvested: the seller's lots of that product and grade that are
 * good on the promised day, first to expire first. Takes nothing. Refuses `ordering.harvest-short`.
 */
export async function harvestedDraws(
  call: Call,
  order: Pick<Order, 'sellerId' | 'promisedDay' | 'channel'>,
  line: OrderLine,
  packed: Quantity,
): Promise<Outcome<readonly LineDraw[], Refusal>> {
  const offer = await offerById(call, line.offerId);
  if (!offer.ok) return offer;
  const [part] = offer.value.parts;
  if (!part) throw new Error(`presale ${line.offerId} has no goods`);
  const needed = { milli: Math.ceil((packed.milli * part.milli) / 1000), unit: part.unit };
  const wanted = {
    seller: order.sellerId,
    product: part.productCode,
    grade: part.grade,
    goodOn: order.promisedDay,
  };
  const lots = await lotsThrough(call, wanted, order.channel);
  const picked = pickFrom(
    lots.map(({ lot, milli }) => ({
      lotId: lot.id,
      productCode: lot.productCode,
      producerId: lot.producerId,
      free: { milli, unit: lot.unit },
    })),
    needed,
  );
  if (picked.missing.milli === 0) return ok(picked.draws);
  return refuse('ordering.harvest-short', {
    titleZh: line.titleZh,
    titleEn: line.titleEn,
    have: decimal(needed.milli - picked.missing.milli),
    need: decimal(needed.milli),
    unit: needed.unit,
  });
}
