import { z } from '@hono/zod-openapi';
import { agreedDays, type PlannedLine, type Quote, type WaysToChoose, wayText } from '#ordering';
import { decimal } from '#shared/quantity.ts';
import type { Lang } from '#shared/tongue.ts';
import { problemOf } from '../routes/refusals.ts';
import { Problem } from './endpoint.ts';
import { Day, Decimal, Fen, Id } from './ordering-shapes.ts';

/** What ordering would come to, with what stands in the way of each line: of a basket, a group buy or a trade list. */
export const QuoteBody = z
  .object({
    lines: z.array(
      z.object({
        offerId: Id,
        quantity: Decimal,
        heldFen: Fen.nullable(),
        estimateFen: Fen.nullable(),
        arrives: Day.nullable(),
        problem: Problem.nullable(),
      }),
    ),
    goodsFen: Fen,
    deliveryFen: Fen,
    totalFen: Fen,
    agreedDays: z.string().openapi({ example: '2026-11-24' }),
    problem: Problem.nullable(),
  })
  .openapi('Quote');

/** A basket's quote, with the departures that can be chosen. */
export const QuoteWithWaysBody = QuoteBody.extend({
  ways: z.array(
    z.object({
      way: z.string().openapi({
        example: 'now.0197a000-0000-7000-8000-000000000004.2026-11-24',
        description: 'To be sent back by whoever chooses it',
      }),
      offerIds: z.array(Id).openapi({ description: 'What goes by it together' }),
      arrives: Day,
      feeFen: Fen,
      byBus: z.boolean(),
      cold: z.boolean(),
      orderBefore: z.iso.datetime(),
      keepsDays: z
        .number()
        .int()
        .nullable()
        .openapi({ description: 'Of what keeps shortest, from that day' }),
      taken: z.boolean().openapi({ description: 'The quote is of this one' }),
    }),
  ),
}).openapi('QuoteWithWays');

export function waysBody({ offerIds, ways }: WaysToChoose) {
  return ways.map(({ way, promised: { arrives, feeFen, byBus, cold, orderBefore }, fresh, taken }) => ({
    ...{ way: wayText(way), offerIds: [...offerIds], arrives, feeFen, byBus, cold, taken },
    ...{ orderBefore: orderBefore.toISOString(), keepsDays: fresh?.keepsDays ?? null },
  }));
}

export function quoteBody(quote: Quote, lang: Lang): z.infer<typeof QuoteBody> {
  const { lines, goodsFen, deliveryFen, totalFen, problem } = quote;
  return {
    lines: lines.map((line) => quotedLine(line, lang)),
    ...{ goodsFen, deliveryFen, totalFen },
    agreedDays: agreedDays(quote),
    problem: problem ? problemOf(problem, lang) : null,
  };
}

function quotedLine({ offerId, milli: amount, filled, promised }: PlannedLine, lang: Lang) {
  const refusal = !filled.ok ? filled.refusal : promised && !promised.ok ? promised.refusal : undefined;
  return {
    offerId,
    quantity: decimal(amount),
    heldFen: filled.ok ? filled.value.heldFen : null,
    estimateFen: filled.ok ? filled.value.estimateFen : null,
    arrives: promised?.ok ? promised.value.arrives : null,
    problem: refusal ? problemOf(refusal, lang) : null,
  };
}
