import { z } from '@hono/zod-openapi';
import { rights, setWeightTable, weightRules } from '#ordering';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { Day, Fen, json } from './ordering-shapes.ts';

const LooseRows = z.array(
  z.object({
    categories: z.array(z.string()),
    upToFenPerKg: Fen.nullable().openapi({ description: 'null: whatever it costs' }),
    rows: z.array(z.object({ upToGrams: z.number().int().min(1), minusGrams: z.number().int().min(0) })),
  }),
);

const PrepackedRows = z.array(
  z.object({
    upToGrams: z.number().int().min(1),
    minus: z.union([
      z.object({ tenthGrams: z.number().int().min(0) }),
      z.object({ perMille: z.number().int().min(0).max(1000) }),
    ]),
  }),
);

const SourceBody = z.object({ zh: z.string(), en: z.string() });

const rulesRead = endpoint([...rights['pack-orders'], ...rights['set-weight-tables']], {
  method: 'get',
  path: '/api/desk/weight-tables',
  tags: ['ordering'],
  summary: 'How much less another scale may show, by the laws’ tables in force, with where each was read',
  responses: {
    200: {
      description: 'The tables.',
      content: json(
        z.object({
          loose: LooseRows,
          prepacked: PrepackedRows,
          sources: z.object({ loose: SourceBody, prepacked: SourceBody }),
        }),
      ),
    },
  },
});

const tableSet = endpoint(rights['set-weight-tables'], {
  method: 'put',
  path: '/api/desk/weight-tables',
  tags: ['ordering'],
  summary: 'Set one law’s table from a day on, with where it was read',
  request: {
    body: {
      required: true,
      content: json(
        z.intersection(
          z.object({ validFrom: Day, source: z.string().min(1).max(1000) }),
          z.discriminatedUnion('law', [
            z.object({ law: z.literal('loose'), rows: LooseRows }),
            z.object({ law: z.literal('prepacked'), rows: PrepackedRows }),
          ]),
        ),
      ),
    },
  },
  responses: { 204: { description: 'Set.' } },
});

/** The tables by which what was weighed is judged: read by who packs, set by officers. */
export function orderingWeightsApi(api: Api): void {
  api.openapi(rulesRead, async (c) => {
    const { loose, prepacked, sources } = await c.var.read(weightRules);
    return c.json(
      {
        loose: loose.map(({ categories, rows, ...band }) => ({
          ...band,
          categories: [...categories],
          rows: [...rows],
        })),
        prepacked: [...prepacked],
        sources,
      },
      200,
    );
  });
  api.openapi(tableSet, async (c) => {
    answered(await c.var.call((call) => setWeightTable(call, c.req.valid('json'))));
    return c.body(null, 204);
  });
}
