import { z } from '@hono/zod-openapi';
import { freeOf, type Lot } from '#origin';
import { isDay } from '#shared/instant.ts';
import { decimal, parseMilli, type Quantity, units } from '#shared/quantity.ts';

/** What origin's endpoints take and give, named as in the document. */
export const Id = z.uuid().openapi({ example: '019ab3f2-5c00-7d3e-8a51-0e6f3b1c9d20' });
export const Instant = z.iso.datetime({ offset: true }).openapi({ example: '2026-11-23T08:30:00+08:00' });
export const Day = z.string().refine(isDay).openapi({ example: '2026-12-08' });
export const Amount = z
  .object({
    value: z
      .string()
      .regex(/^\d{1,9}(\.\d{1,3})?$/)
      .openapi({ example: '100', description: 'A decimal, never a float' }),
    unit: z.enum(units),
  })
  .openapi('Amount');

export const LotBody = z
  .object({
    id: Id,
    code: z.string().openapi({ example: 'HJ-261123-1', description: 'GS1 AI (10)' }),
    gtin: z.string().openapi({ example: '92045022400019' }),
    product: z.string().openapi({ example: 'huapi-kumquat' }),
    grade: z.string().openapi({ example: 'first' }),
    producerId: Id,
    sellerId: Id,
    quantity: Amount,
    reserved: Amount,
    sold: Amount,
    free: Amount,
    harvestedAt: Instant,
    goodUntil: Day,
    status: z.enum(['open', 'held', 'closed']),
    certificate: z.string().nullable().openapi({ example: 'HGZ-450224-261123-1' }),
    forSale: z.boolean().openapi({ description: 'Open, and certified where the law asks for it' }),
  })
  .openapi('Lot');

export const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });

export function quantityOf({ value, unit }: z.infer<typeof Amount>): Quantity {
  return { milli: parseMilli(value) ?? 0, unit };
}

export function lotBody(lot: Lot): z.infer<typeof LotBody> {
  const amount = (milli: number) => ({ value: decimal(milli), unit: lot.unit });
  return {
    id: lot.id,
    code: lot.code,
    gtin: lot.gtin,
    product: lot.productCode,
    grade: lot.grade,
    producerId: lot.producerId,
    sellerId: lot.sellerId,
    quantity: amount(lot.quantity),
    reserved: amount(lot.reserved),
    sold: amount(lot.sold),
    free: amount(freeOf(lot)),
    harvestedAt: lot.harvestedAt.toISOString(),
    goodUntil: lot.goodUntil,
    status: lot.status,
    certificate: lot.certificateNumber ?? null,
    forSale: lot.forSale,
  };
}
