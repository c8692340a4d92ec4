import { z } from '@hono/zod-openapi';
import { type OrderLine, statuses } from '#ordering';
import { isDay } from '#shared/instant.ts';
import { decimal, units } from '#shared/quantity.ts';

// What the endpoints of ordering have in common. Money is whole fen, quantities are decimals as text.
export const Id = z.uuid().openapi({ example: '019ab3f2-5c00-7d3e-8a51-0e6f3b1c9d20' });
export const Instant = z.iso.datetime({ offset: true }).openapi({ example: '2026-11-23T08:30:00+08:00' });
export const Day = z.string().refine(isDay).openapi({ example: '2026-11-24' });
export const Fen = z.number().int().openapi({ example: 2277, description: 'Whole fen: 100 = 1 yuan' });
export const Decimal = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,3})?$/)
  .openapi({ example: '2.5', description: 'A decimal, never a float' });
export const OrderNumber = z.string().openapi({ example: '261123-K7QF9M' });
export const Status = z.enum(statuses);

export const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });

export const LineBody = z
  .object({
    position: z.number().int(),
    offerId: Id,
    titleZh: z.string(),
    titleEn: z.string(),
    quantity: Decimal,
    unit: z.enum(units),
    priceFen: Fen,
    priceUnit: z.enum(units),
    heldFen: Fen.openapi({ description: 'Paid at checkout: the most it can come to' }),
    finalFen: Fen.nullable().openapi({ description: 'What it came to, once packed and weighed' }),
    lots: z.array(z.object({ lotId: Id, quantity: Decimal, unit: z.enum(units) })),
  })
  .openapi('OrderLine');

export function lineBody(line: OrderLine): z.infer<typeof LineBody> {
  return {
    position: line.position,
    offerId: line.offerId,
    titleZh: line.titleZh,
    titleEn: line.titleEn,
    quantity: decimal(line.quantity.milli),
    unit: line.quantity.unit,
    priceFen: line.terms.priceFen,
    priceUnit: line.terms.priceUnit,
    heldFen: line.heldFen,
    finalFen: line.finalFen ?? null,
    lots: line.draws.map(({ lotId, quantity }) => ({
      lotId,
      quantity: decimal(quantity.milli),
      unit: quantity.unit,
    })),
  };
}

/** Who collects what is ordered, and where. */
export const collecting = {
  checkoutId: Id,
  nodeId: Id,
  name: z.string().max(200).openapi({ example: '李小红' }),
  phone: z.string().max(30).openapi({ example: '13800138000' }),
};

export const PlacedBody = z
  .object({
    checkoutId: Id,
    key: z.string(),
    orders: z.array(z.object({ id: Id, number: OrderNumber })),
    totalFen: Fen,
    payUrl: z.string(),
  })
  .openapi('Placed');
