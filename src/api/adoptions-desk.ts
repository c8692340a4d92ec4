import { z } from '@hono/zod-openapi';
import { closePlan, giveHarvest, planAtDesk, plansAtDesk, rights } from '#adopting';
import { decimal, units } from '#shared/quantity.ts';
import { PlanBody, planBody } from './adoptions-shapes.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { Decimal, Id, json } from './ordering-shapes.ts';

const listed = endpoint(rights['see-plans'], {
  method: 'get',
  path: '/api/desk/adoption-plans',
  tags: ['adopting'],
  summary: 'The adoption plans of one’s organisation; of the whole county for its officers',
  responses: { 200: { description: 'Newest first.', content: json(z.object({ plans: z.array(PlanBody) })) } },
});

const looked = endpoint(rights['see-plans'], {
  method: 'get',
  path: '/api/desk/adoption-plans/{planId}',
  tags: ['adopting'],
  summary:
    'A plan as its seller works with it: who adopted, what was delivered, and what each lot could give to whom',
  request: { params: z.object({ planId: Id }) },
  responses: {
    200: {
      description: 'The plan.',
      content: json(
        PlanBody.extend({
          adoptions: z.array(
            z.object({ id: Id, number: z.string(), status: z.string(), plates: z.array(z.string()) }),
          ),
          harvests: z.array(
            z.object({
              id: Id,
              sequence: z.number().int(),
              lotId: Id,
              owed: Decimal,
              given: Decimal,
              unit: z.enum(units),
            }),
          ),
          toGive: z.array(
            z.object({
              lotId: Id,
              lot: z.string(),
              portions: z.array(z.object({ adoptionId: Id, owed: Decimal, given: Decimal })),
            }),
          ),
        }).openapi('AdoptionPlanAtDesk'),
      ),
    },
  },
});

const given = endpoint(rights['keep-plans'], {
  method: 'post',
  path: '/api/desk/adoption-plans/{planId}/harvests',
  tags: ['adopting'],
  summary:
    'Make a lot the next delivery: every adopter gets an order for their part, and money back for what is missing. Sent again with the same id it gives once',
  request: {
    params: z.object({ planId: Id }),
    body: { required: true, content: json(z.object({ id: Id, lotId: Id })) },
  },
  responses: {
    200: {
      description: 'What was given.',
      content: json(z.object({ id: Id, sequence: z.number().int(), owed: Decimal, given: Decimal })),
    },
  },
});

const closed = endpoint(rights['keep-plans'], {
  method: 'post',
  path: '/api/desk/adoption-plans/{planId}/close',
  tags: ['adopting'],
  summary: 'Take no more adopters; those there are keep their contracts',
  request: { params: z.object({ planId: Id }) },
  responses: { 204: { description: 'Closed.' } },
});

/** Adoption plans as their sellers keep them. */
export function adoptionsDeskApi(api: Api): void {
  api.openapi(listed, async (c) => {
    const rows = answered(await c.var.read(plansAtDesk));
    return c.json({ plans: rows.map((each) => planBody(each, each)) }, 200);
  });
  api.openapi(looked, async (c) => {
    const page = answered(await c.var.read((call) => planAtDesk(call, c.req.valid('param').planId)));
    const taken = page.units.filter(({ adoptionId }) => adoptionId !== null).length;
    return c.json(
      {
        ...planBody(page.plan, { units: page.units.length, taken }),
        adoptions: page.adoptions.map(({ id, number, status, plates }) => ({
          ...{ id, number, status },
          plates: [...plates],
        })),
        harvests: page.harvests.map(({ id, sequence, lotId, owed, given: got, unit }) => ({
          ...{ id, sequence, lotId, unit },
          owed: decimal(owed),
          given: decimal(got),
        })),
        toGive: page.toGive.map(({ lot, portions }) => ({
          lotId: lot.id,
          lot: lot.code,
          portions: portions.map(({ adoptionId, owed, given: got }) => ({
            adoptionId,
            owed: decimal(owed),
            given: decimal(got),
          })),
        })),
      },
      200,
    );
  });
  api.openapi(given, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('json') };
    const { id, sequence, owed, given: got } = answered(await c.var.call((call) => giveHarvest(call, input)));
    return c.json({ id, sequence, owed: decimal(owed), given: decimal(got) }, 200);
  });
  api.openapi(closed, async (c) => {
    answered(await c.var.call((call) => closePlan(call, { ...c.req.valid('param'), closed: true })));
    return c.body(null, 204);
  });
}
