import { z } from '@hono/zod-openapi';
import {
  type Adoption,
  type AdoptionFile,
  adopt,
  choosePoint,
  claimCode,
  handOver,
  lookAtPlan,
  myAdoptions,
  plansOnOffer,
  readAdoption,
  rights,
} from '#adopting';
import { measures } from '#origin';
import { decimal } from '#shared/quantity.ts';
import { PlanBody, planBody } from './adoptions-shapes.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { Day, Decimal, Fen, Id, Instant, json, OrderNumber } from './ordering-shapes.ts';

const ContractNumber = z.string().max(40).openapi({ example: 'RY261123-K7QF9M' });

const plans = endpoint(rights.adopt, {
  method: 'get',
  path: '/api/adoption-plans',
  tags: ['adopting'],
  summary:
    'What can be adopted now: trees, rows, hives, sheep, mu of terrace, with the rules that hold in the term',
  responses: { 200: { description: 'Newest first.', content: json(z.object({ plans: z.array(PlanBody) })) } },
});

const plan = endpoint(rights.adopt, {
  method: 'get',
  path: '/api/adoption-plans/{planId}',
  tags: ['adopting'],
  summary: 'A plan with each of its units by the number it wears, and which are free',
  request: { params: z.object({ planId: Id }) },
  responses: {
    200: {
      description: 'The plan.',
      content: json(
        PlanBody.extend({
          takesAdopters: z.boolean(),
          unitList: z.array(
            z.object({ id: Id, plate: z.string(), free: z.boolean(), plateName: z.string().nullable() }),
          ),
        }).openapi('AdoptionPlanWithUnits'),
      ),
    },
  },
});

const adopted = endpoint(rights.adopt, {
  method: 'post',
  path: '/api/adoptions',
  tags: ['adopting'],
  summary:
    'Adopt units of a plan: they are kept for 15 minutes and the payment is opened. Sent again with the same id it answers the first',
  request: {
    body: {
      required: true,
      content: json(
        z
          .object({
            id: Id,
            planId: Id,
            unitIds: z.array(z.uuid()).min(1).max(100),
            nodeId: Id.openapi({ description: 'Where the harvests go' }),
            name: z.string().max(200).openapi({ example: '李小红' }),
            phone: z.string().max(30).openapi({ example: '13800138000' }),
            agreedFen: Fen.openapi({ description: 'The price that was agreed to' }),
          })
          .openapi('Adopting'),
      ),
    },
  },
  responses: {
    200: {
      description: 'The contract’s number, and where to pay.',
      content: json(z.object({ id: Id, number: ContractNumber, payUrl: z.string() })),
    },
  },
});

const AdoptionBody = z
  .object({
    id: Id,
    number: ContractNumber,
    planId: Id,
    status: z.string(),
    plates: z.array(z.string()).openapi({ example: ['A-01'] }),
    fromDay: Day,
    untilDay: Day,
    priceFen: Fen,
    heldFen: Fen.openapi({ description: 'Held until the harvests; the rest pays for the year’s care' }),
    nodeId: Id,
  })
  .openapi('Adoption');

const mine = endpoint(rights.adopt, {
  method: 'get',
  path: '/api/adoptions',
  tags: ['adopting'],
  summary: 'What one has adopted or given away, newest first',
  responses: {
    200: { description: 'One’s adoptions.', content: json(z.object({ adoptions: z.array(AdoptionBody) })) },
  },
});

const read = endpoint(rights.adopt, {
  method: 'get',
  path: '/api/adoptions/{number}',
  tags: ['adopting'],
  summary: 'An adoption with the diary of its year and its deliveries; for whom it concerns alone',
  request: { params: z.object({ number: ContractNumber }) },
  responses: {
    200: {
      description: 'The adoption.',
      content: json(
        AdoptionBody.extend({
          as: z.enum(['holder', 'payer', 'seller', 'officer']),
          payUrl: z.string().nullable(),
          diary: z.array(z.object({ doneAt: Instant, kind: z.string(), note: z.string() })),
          measured: z
            .array(
              z.object({
                ...{ day: Day, measure: z.enum(measures) },
                ...{ low: z.number(), mean: z.number(), high: z.number(), readings: z.number().int() },
              }),
            )
            .openapi({ description: 'What loggers on the plot measured, day by day; °C or per cent' }),
          deliveries: z.array(
            z.object({
              sequence: z.number().int(),
              lot: z.string().nullable(),
              owed: Decimal,
              given: Decimal,
              unit: z.string(),
              state: z.string(),
              order: OrderNumber.nullable(),
              backFen: Fen.openapi({ description: 'For what was missing of a guarantee' }),
            }),
          ),
        }).openapi('AdoptionFile'),
      ),
    },
  },
});

const point = endpoint(rights.adopt, {
  method: 'put',
  path: '/api/adoptions/{adoptionId}/point',
  tags: ['adopting'],
  summary: 'Send the harvests to come to another collection point',
  request: {
    params: z.object({ adoptionId: Id }),
    body: { required: true, content: json(z.object({ nodeId: Id })) },
  },
  responses: { 204: { description: 'Changed.' } },
});

const given = endpoint(rights.adopt, {
  method: 'post',
  path: '/api/adoptions/{adoptionId}/codes',
  tags: ['adopting'],
  summary: 'Make the code by which another takes it over, as a gift or for good; it takes the last one back',
  request: {
    params: z.object({ adoptionId: Id }),
    body: {
      required: true,
      content: json(
        z.object({
          id: Id,
          kind: z.enum(['gift', 'transfer']),
          toName: z.string().max(200),
          words: z.string().max(2000).default(''),
        }),
      ),
    },
  },
  responses: {
    200: { description: 'The code, good for once.', content: json(z.object({ code: z.string() })) },
  },
});

const claimed = endpoint(rights.adopt, {
  method: 'post',
  path: '/api/adoptions/claims',
  tags: ['adopting'],
  summary: 'Take over the adoption a code stands for',
  request: {
    body: {
      required: true,
      content: json(
        z
          .object({
            code: z.string().max(60).openapi({ example: 'ABCD-EFGH-JKMN' }),
            name: z.string().max(200),
            phone: z.string().max(30),
            nodeId: Id,
          })
          .openapi('AdoptionClaim'),
      ),
    },
  },
  responses: {
    200: { description: 'It is the caller’s now.', content: json(z.object({ number: ContractNumber })) },
  },
});

/** Adoptions as adopters have them. */
export function adoptionsApi(api: Api): void {
  api.openapi(plans, async (c) => {
    const rows = await c.var.read(plansOnOffer);
    return c.json({ plans: rows.map((each) => planBody(each, each)) }, 200);
  });
  api.openapi(plan, async (c) => {
    const page = answered(await c.var.read((call) => lookAtPlan(call, c.req.valid('param').planId)));
    const taken = page.units.filter(({ adoptionId }) => adoptionId !== null).length;
    const unitList = page.units.map(({ id, plate, adoptionId, plateName }) => ({
      ...{ id, plate, plateName },
      free: adoptionId === null,
    }));
    const body = planBody(page.plan, { units: page.units.length, taken });
    return c.json({ ...body, takesAdopters: page.open, unitList }, 200);
  });
  api.openapi(adopted, async (c) => {
    const form = { ...c.req.valid('json'), lang: c.var.lang };
    return c.json(answered(await c.var.call((call) => adopt(call, form))), 200);
  });
  api.openapi(mine, async (c) => {
    const rows = answered(await c.var.read(myAdoptions));
    return c.json({ adoptions: rows.map(adoptionBody) }, 200);
  });
  api.openapi(claimed, async (c) => {
    const form = { ...c.req.valid('json'), lang: c.var.lang };
    return c.json(answered(await c.var.call((call) => claimCode(call, form))), 200);
  });
  api.openapi(read, async (c) => {
    const file = answered(await c.var.read((call) => readAdoption(call, c.req.valid('param').number)));
    return c.json({ ...adoptionBody(file.adoption), ...fileBody(file) }, 200);
  });
  api.openapi(point, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('json') };
    answered(await c.var.call((call) => choosePoint(call, input)));
    return c.body(null, 204);
  });
  api.openapi(given, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('json') };
    const { code } = answered(await c.var.call((call) => handOver(call, input)));
    return c.json({ code }, 200);
  });
}

function adoptionBody(adoption: Adoption): z.infer<typeof AdoptionBody> {
  const { id, number, planId, status, plates, fromDay, untilDay, priceFen, heldFen, nodeId } = adoption;
  return {
    ...{ id, number, planId, status, fromDay, untilDay, priceFen, heldFen, nodeId },
    plates: [...plates],
  };
}

function fileBody({ as, payUrl, records, measured, portions, lots }: AdoptionFile) {
  return {
    as,
    payUrl: payUrl ?? null,
    diary: records.map(({ doneAt, kind, note }) => ({ doneAt: doneAt.toISOString(), kind, note })),
    measured: [...measured],
    deliveries: portions.map(
      ({ sequence, lotId, owed, given: got, unit, state, orderNumber, missingFen }) => ({
        ...{ sequence, unit, state },
        lot: lots.find(({ id }) => id === lotId)?.code ?? null,
        owed: decimal(owed),
        given: decimal(got),
        order: orderNumber,
        backFen: missingFen,
      }),
    ),
  };
}
