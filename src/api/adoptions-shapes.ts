import { z } from '@hono/zod-openapi';
import { failureRules, type Plan, unitKinds } from '#adopting';
import { decimal, units } from '#shared/quantity.ts';
import { Day, Decimal, Fen, Id } from './ordering-shapes.ts';

/** What a seller offers for one term; figures are for one unit. */
export const PlanBody = z.object({
  id: Id,
  sellerId: Id,
  producerId: Id,
  productCode: z.string(),
  grade: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  kind: z.enum(unitKinds),
  fromDay: Day,
  untilDay: Day,
  priceFen: Fen,
  heldBp: z.number().int().openapi({ description: 'The part held until the harvests, in basis points' }),
  deliveries: z.number().int(),
  guaranteed: Decimal.nullable().openapi({ description: 'At least so much at each delivery' }),
  shareBp: z.number().int().nullable().openapi({ description: 'Share of what is picked, in basis points' }),
  unit: z.enum(units),
  failure: z
    .enum(failureRules)
    .openapi({ description: 'What happens to the held money when a harvest fails' }),
  status: z.enum(['open', 'closed', 'failed']),
  units: z.number().int(),
  taken: z.number().int(),
});

export function planBody(
  plan: Plan,
  { units: all, taken }: { readonly units: number; readonly taken: number },
): z.infer<typeof PlanBody> {
  const { terms } = plan;
  return {
    id: plan.id,
    sellerId: plan.sellerId,
    producerId: plan.producerId,
    productCode: plan.productCode,
    grade: plan.grade,
    titleZh: plan.titleZh,
    titleEn: plan.titleEn,
    kind: terms.kind,
    fromDay: terms.fromDay,
    untilDay: terms.untilDay,
    priceFen: terms.priceFen,
    heldBp: terms.heldBp,
    deliveries: terms.deliveries,
    guaranteed: terms.guaranteed === undefined ? null : decimal(terms.guaranteed),
    shareBp: terms.shareBp ?? null,
    unit: terms.unit,
    failure: terms.failure,
    status: plan.status,
    units: all,
    taken,
  };
}
