import { z } from '@hono/zod-openapi';
import {
  bearers,
  claimsAtDesk,
  claimTerms,
  decideClaim,
  decideLot,
  reasons,
  rights,
  setClaimTerms,
} from '#ordering';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { Fen, Id, Instant, json, OrderNumber } from './ordering-shapes.ts';

const PAGE = 50;
const page = z.coerce.number().int().min(1).default(1);

const claims = endpoint(rights['decide-claims'], {
  method: 'get',
  path: '/api/desk/claims',
  tags: ['ordering'],
  summary: 'Claims on what one sold: those to answer, the longest waiting first, or those answered',
  request: { query: z.object({ decided: z.stringbool().default(false), page }) },
  responses: {
    200: {
      description: 'A page of claims.',
      content: json(
        z.object({
          claims: z.array(
            z
              .object({
                id: Id,
                order: OrderNumber,
                position: z.number().int(),
                reason: z.enum(reasons),
                words: z.string(),
                askedFen: Fen,
                askedAt: Instant,
                decideBy: Instant.openapi({ description: 'Unanswered by then, it is granted' }),
                status: z.enum(['asked', 'granted', 'refused']),
                grantedFen: Fen.nullable(),
                decidedAs: z.enum(['answer', 'silence', 'small', 'lot']).nullable(),
                borneBy: z.enum(bearers).nullable(),
                lots: z.array(Id).openapi({ description: 'The lots of the line it is about' }),
              })
              .openapi('Claim'),
          ),
          total: z.number().int(),
          pageSize: z.number().int(),
        }),
      ),
    },
  },
});

const decided = endpoint(rights['decide-claims'], {
  method: 'post',
  path: '/api/desk/claims/{claimId}/decision',
  tags: ['ordering'],
  summary: 'Grant a claim, wholly or in part, or refuse it with a reason',
  request: {
    params: z.object({ claimId: Id }),
    body: {
      required: true,
      content: json(
        z.object({
          grantedFen: Fen.nullable().openapi({ description: 'null refuses' }),
          borneBy: z.enum(bearers).optional().openapi({
            description: 'The seller unless an officer says otherwise',
          }),
          reason: z.string().max(1000).default(''),
        }),
      ),
    },
  },
  responses: { 204: { description: 'Answered.' } },
});

const lotDecided = endpoint(rights['decide-claims'], {
  method: 'post',
  path: '/api/desk/lots/{lotId}/decisions',
  tags: ['ordering'],
  summary:
    'Decide once for everybody who bought of a lot: part of what its goods came to goes back to each, once. Sent again it decides once',
  request: {
    params: z.object({ lotId: Id }),
    body: {
      required: true,
      content: json(
        z
          .object({
            decisionId: Id,
            reach: z.enum(['all', 'claimed']).openapi({
              description: 'Everybody who has goods of the lot, or whoever said that theirs are bad',
            }),
            basisPoints: z.number().int().min(1).max(10_000).openapi({ example: 5_000 }),
            borneBy: z.enum(bearers).default('seller'),
            reason: z.string().min(1).max(1000),
          })
          .openapi('LotDecision'),
      ),
    },
  },
  responses: {
    200: {
      description: 'How many lines it reaches; their refunds follow.',
      content: json(z.object({ lines: z.number().int() })),
    },
  },
});

const TermsBody = z
  .object({
    hoursToDecide: z.number().int().min(1).max(168),
    smallFen: Fen.openapi({ description: 'With a photo, granted at once up to this; 0: nothing is' }),
    smallTimes: z.number().int().openapi({ description: 'So many times for one buyer in ninety days' }),
  })
  .openapi('ClaimTerms');

const termsRead = endpoint(rights['decide-claims'], {
  method: 'get',
  path: '/api/desk/claim-terms',
  tags: ['ordering'],
  summary: 'The terms of claims: the county’s, and one’s own where they are set',
  responses: {
    200: {
      description: 'The terms.',
      content: json(z.object({ county: TermsBody, seller: TermsBody.nullable() })),
    },
  },
});

const termsSet = endpoint(rights['decide-claims'], {
  method: 'put',
  path: '/api/desk/claim-terms',
  tags: ['ordering'],
  summary: 'Set the terms for claims made from now on: an officer the county’s, a seller its own',
  request: { body: { required: true, content: json(TermsBody) } },
  responses: { 204: { description: 'Set.' } },
});

/** Claims of one's buyers: read, decided, decided for a whole lot, and by which terms. */
export function orderingClaimsApi(api: Api): void {
  api.openapi(claims, async (c) => {
    const { decided: answeredOnes, page: asked } = c.req.valid('query');
    const wanted = { decided: answeredOnes, limit: PAGE, offset: (asked - 1) * PAGE };
    const found = answered(await c.var.read((call) => claimsAtDesk(call, wanted)));
    return c.json(
      {
        claims: found.claims.map(({ claim, order }) => ({
          id: claim.id,
          order: order.number,
          position: claim.position,
          reason: claim.reason,
          words: claim.words,
          askedFen: claim.askedFen,
          askedAt: claim.askedAt.toISOString(),
          status: claim.status,
          grantedFen: claim.grantedFen ?? null,
          decideBy: claim.decideBy.toISOString(),
          decidedAs: claim.decidedAs ?? null,
          borneBy: claim.borneBy ?? null,
          lots: (order.lines.find(({ position }) => position === claim.position)?.draws ?? []).map(
            ({ lotId }) => lotId,
          ),
        })),
        total: found.count,
        pageSize: PAGE,
      },
      200,
    );
  });
  api.openapi(lotDecided, async (c) => {
    const { lotId } = c.req.valid('param');
    return c.json(
      answered(await c.var.call((call) => decideLot(call, { lotId, ...c.req.valid('json') }))),
      200,
    );
  });
  api.openapi(termsRead, async (c) => {
    const { county, seller } = answered(await c.var.read(claimTerms));
    return c.json({ county, seller: seller ?? null }, 200);
  });
  api.openapi(termsSet, async (c) => {
    answered(await c.var.call((call) => setClaimTerms(call, c.req.valid('json'))));
    return c.body(null, 204);
  });
  api.openapi(decided, async (c) => {
    const { claimId } = c.req.valid('param');
    answered(await c.var.call((call) => decideClaim(call, { claimId, ...c.req.valid('json') })));
    return c.body(null, 204);
  });
}
