import { z } from '@hono/zod-openapi';
import { type Card, forms } from '#selling';
import { decimal, units } from '#shared/quantity.ts';
import { Day, Decimal, Fen, Id } from './ordering-shapes.ts';

const Named = z.object({ zh: z.string(), en: z.string() });

/** `soldBy` and `pricedBy` as in the Universal Commerce Protocol: what is ordered, and what is paid for. */
export const OfferBody = z
  .object({
    id: Id,
    title: Named,
    form: z.enum(forms),
    product: z.string().openapi({ example: 'huapi-kumquat' }),
    seller: Named.extend({ id: Id }),
    soldBy: z.object({ unit: z.enum(units), step: Decimal, least: Decimal, most: Decimal }),
    pricedBy: z.object({
      unit: z.enum(units),
      fen: Fen,
      nominalKg: Decimal.nullable().openapi({ description: 'What one piece or box weighs, by estimate' }),
      toleranceBp: z.number().int().openapi({ description: 'Held above the estimate, in basis points' }),
    }),
    perKgFen: Fen.openapi({ description: 'For comparing; by estimate where `nominalKg` is set' }),
    parts: z.array(
      z.object({ product: z.string(), grade: z.string(), quantity: Decimal, unit: z.enum(units) }),
    ),
    kinds: z.number().int().nullable().openapi({ description: 'pick-of-season: how many of `parts` go in' }),
    onSale: z.boolean(),
    reason: z.string().nullable().openapi({ example: 'out-of-season', description: 'Why it is off' }),
    back: Day.nullable().openapi({
      description: 'The first day it can be on sale again, when that is known',
    }),
    remains: Decimal.nullable().openapi({ description: 'Of `soldBy.unit`, for the day it would arrive' }),
    lots: z
      .array(
        z.object({
          code: z.string(),
          digitalLink: z.string().openapi({ example: '/01/92045022400019/10/HJ-261123-1' }),
          grower: Named,
          village: Named,
          harvested: Day,
          goodUntil: Day,
          certificate: z.string().nullable(),
        }),
      )
      .openapi({ description: 'What the smallest order would be taken from now' }),
    marks: z.array(Named.extend({ licence: z.string() })),
    presale: z.object({ from: Day, until: Day }).nullable(),
    wholesale: z
      .object({ fenPerKg: Fen, day: Day, market: z.string(), source: z.string() })
      .nullable()
      .openapi({ description: 'The newest known price of the product at a wholesale market' }),
  })
  .openapi('Offer');

export function offerBody(card: Card): z.infer<typeof OfferBody> {
  const { offer, facts, standing, lots, marks, forecast } = card;
  return {
    id: offer.id,
    title: { zh: offer.titleZh, en: offer.titleEn },
    form: offer.form,
    product: offer.productCode,
    seller: { id: facts.seller.id, ...facts.seller.name },
    soldBy: {
      unit: offer.soldUnit,
      step: decimal(offer.step),
      least: decimal(offer.least),
      most: decimal(offer.most),
    },
    pricedBy: {
      unit: offer.priceUnit,
      fen: offer.priceFen,
      nominalKg: offer.pieceKg === undefined ? null : decimal(offer.pieceKg),
      toleranceBp: offer.toleranceBp,
    },
    perKgFen: card.unitPrice.perKg,
    parts: offer.parts.map(({ productCode, grade, milli, unit }) => ({
      ...{ product: productCode, grade, unit },
      quantity: decimal(milli),
    })),
    kinds: offer.kinds ?? null,
    onSale: standing.on,
    reason: standing.on ? null : standing.reason,
    back: 'back' in standing ? standing.back : null,
    remains: standing.on ? decimal(standing.remains) : null,
    lots: lots.map((lot) => ({
      code: lot.lotCode,
      digitalLink: `/01/${lot.gtin}/10/${lot.lotCode}`,
      grower: { zh: lot.producerNameZh, en: lot.producerNameEn },
      village: { zh: lot.placeZh, en: lot.placeEn },
      harvested: lot.harvestedOn,
      goodUntil: lot.goodUntil,
      certificate: lot.certificateNumber,
    })),
    marks: marks.map(({ nameZh, nameEn, licenceNumber }) => ({
      zh: nameZh,
      en: nameEn,
      licence: licenceNumber,
    })),
    presale: forecast ? { from: forecast.fromDay, until: forecast.untilDay } : null,
    wholesale: facts.wholesale ?? null,
  };
}
