import { z } from '@hono/zod-openapi';
import {
  changesSince,
  foremost,
  keptPerformance,
  keptResults,
  type LookedAtRegions,
  lookAtPerformance,
  lookAtPublished,
  plannedFor,
  publishedRegions,
  regionRow,
  type ScoredType,
} from '#region';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { Day, Id, json } from './ordering-shapes.ts';

const Moment = z.string().openapi({ example: '2026-11-23T01:00:00.000Z' });
const Share = z.number().nullable();

const listed = endpoint('open', {
  method: 'get',
  path: '/api/regions',
  tags: ['region'],
  summary: 'Comparisons of regions that the county has published, the newest first',
  responses: {
    200: {
      description: 'Tables with when they were assessed and published.',
      content: json(
        z.object({
          assessments: z.array(
            z.object({ id: Id, title: z.string(), assessedAt: Moment, publishedAt: Moment }),
          ),
        }),
      ),
    },
  },
});

const Cluster = z.enum(['high-high', 'low-high', 'low-low', 'high-low', 'island', 'none']).openapi({
  description:
    'LISA: where it and its neighbours stand, more than chance has it; `none` where it may be chance.',
});

const RegionLine = z
  .object({
    code: z.string(),
    name: z.string(),
    score: z.number().openapi({ description: '0 to 100 by the usual scores' }),
    rank: z.number(),
    rankLow: z
      .number()
      .openapi({ description: 'Nine in ten draws of weights and methods rank it from here' }),
    rankHigh: z.number().openapi({ description: '… to here' }),
    cluster: Cluster.nullable(),
    weakIn: z.array(z.string()),
  })
  .openapi('Region');

const table = endpoint('open', {
  method: 'get',
  path: '/api/regions/{id}',
  tags: ['region'],
  summary:
    'One published comparison: each region’s score, rank with its interval, cluster and kinds of weakness',
  request: { params: z.object({ id: Id }) },
  responses: {
    200: {
      description: 'Regions in the order of the table, and the weights they were compared by.',
      content: json(
        z.object({
          id: Id,
          title: z.string(),
          assessedAt: Moment,
          weights: z.array(
            z.object({ indicator: z.string(), kind: z.string().nullable(), weight: z.number() }),
          ),
          regions: z.array(RegionLine),
        }),
      ),
    },
  },
});

const one = endpoint('open', {
  method: 'get',
  path: '/api/regions/{id}/{code}',
  tags: ['region'],
  summary: 'One region of a published comparison: what holds it back, what is planned, what changed',
  request: { params: z.object({ id: Id, code: z.string().max(60) }) },
  responses: {
    200: {
      description: 'The region.',
      content: json(
        z.object({
          region: RegionLine,
          obstacles: z.array(z.object({ indicator: z.string(), share: z.number() })),
          planned: z.array(z.object({ zh: z.string(), en: z.string(), cost: z.number(), own: z.number() })),
          before: z
            .object({
              title: z.string(),
              assessedAt: Moment,
              rank: z.number(),
              of: z.number(),
              score: z.number(),
            })
            .nullable(),
        }),
      ),
    },
  },
});

const Scored = z
  .array(
    z.object({
      type: z.object({ id: z.string(), zh: z.string(), en: z.string() }),
      townships: z.array(
        z.object({
          code: z.string(),
          nameZh: z.string(),
          nameEn: z.string(),
          rank: z.number().nullable(),
          score: z.number().nullable(),
          figures: z.array(
            z.object({
              figure: z.string(),
              share: Share,
              attained: Share.openapi({
                description: '0 at the floor of its type, 1 at the target and beyond',
              }),
              records: z.number().int(),
            }),
          ),
        }),
      ),
    }),
  )
  .openapi('Scoreboard');

const scoreboard = endpoint('open', {
  method: 'get',
  path: '/api/performance',
  tags: ['region'],
  summary:
    'How the county’s townships do in a quarter, by the rules in force, and what was kept of earlier ones',
  request: {
    query: z.object({
      quarter: z
        .string()
        .regex(/^\d{4}-Q[1-4]$/)
        .optional()
        .openapi({ example: '2026-Q4' }),
    }),
  },
  responses: {
    200: {
      description: 'Townships by type, best first.',
      content: json(
        z.object({
          quarter: z.string(),
          from: Day,
          until: Day,
          rules: z.number().int(),
          types: Scored,
          kept: z.array(z.object({ id: Id, from: Day, until: Day, rules: z.number().int() })),
        }),
      ),
    },
  },
});

const keptBoard = endpoint('open', {
  method: 'get',
  path: '/api/performance/{id}',
  tags: ['region'],
  summary: 'A result that was kept, by the rules of its time',
  request: { params: z.object({ id: Id }) },
  responses: {
    200: {
      description: 'Townships by type, best first.',
      content: json(z.object({ from: Day, until: Day, rules: z.number().int(), types: Scored })),
    },
  },
});

/** What the county publishes of regions, for machines: read only. */
export function regionsApi(api: Api): void {
  api.openapi(listed, async (c) => {
    const found = await c.var.read((call) => publishedRegions(call));
    const assessments = found.map(({ id, fileName, assessedAt, publishedAt }) => ({
      id,
      title: fileName,
      assessedAt: assessedAt.toISOString(),
      publishedAt: publishedAt.toISOString(),
    }));
    return c.json({ assessments }, 200);
  });
  api.openapi(table, async (c) => {
    const looked = answered(await c.var.read((call) => lookAtPublished(call, c.req.valid('param').id)));
    const { table: brought, as, made } = looked;
    return c.json(
      {
        id: brought.id,
        title: brought.fileName,
        assessedAt: as.at.toISOString(),
        weights: as.spec.indicators.map(({ column, kind }, at) => ({
          indicator: column,
          kind: kind ?? null,
          weight: made.weights[at] ?? 0,
        })),
        regions: made.units.map((_, row) => line(looked, row)),
      },
      200,
    );
  });
  api.openapi(one, async (c) => {
    const { id, code } = c.req.valid('param');
    const looked = answered(await c.var.read((call) => lookAtPublished(call, id)));
    const row = answered(regionRow(looked, code));
    const [changed, planned] = await c.var.read(
      async (call) =>
        [
          await changesSince(call, looked, code, { publishedOnly: true }),
          await plannedFor(call, id, code),
        ] as const,
    );
    return c.json(
      {
        region: line(looked, row),
        obstacles: foremost(looked.made.obstacles, row, looked.as.spec.indicators.length).map(
          ({ column, share }) => ({
            indicator: looked.as.spec.indicators[column]?.column ?? '',
            share,
          }),
        ),
        planned: planned.map(({ nameZh, nameEn, cost, own }) => ({ zh: nameZh, en: nameEn, cost, own })),
        before: changed
          ? {
              title: changed.fileName,
              assessedAt: changed.assessedAt.toISOString(),
              rank: changed.rankBefore,
              of: changed.totalBefore,
              score: changed.scoreBefore,
            }
          : null,
      },
      200,
    );
  });
  api.openapi(scoreboard, async (c) => {
    const { quarter = '' } = c.req.valid('query');
    const [seen, kept] = await c.var.read(
      async (call) => [await lookAtPerformance(call, { quarter }), await keptResults(call)] as const,
    );
    return c.json(
      {
        quarter: seen.period.name,
        from: seen.period.from,
        until: seen.period.until,
        rules: seen.rules.version,
        types: scored(seen.types),
        kept: kept.map(({ id, fromDay, untilDay, version }) => ({
          id,
          from: fromDay,
          until: untilDay,
          rules: version,
        })),
      },
      200,
    );
  });
  api.openapi(keptBoard, async (c) => {
    const { result, types } = answered(
      await c.var.read((call) => keptPerformance(call, c.req.valid('param').id)),
    );
    return c.json(
      { from: result.fromDay, until: result.untilDay, rules: result.version, types: scored(types) },
      200,
    );
  });
}

function line({ as, made }: LookedAtRegions, row: number) {
  return {
    code: made.units[row] ?? '',
    name: made.names[row] ?? '',
    score: (made.scores[0]?.score[row] ?? 0) * 100,
    rank: made.ranks[row] ?? 0,
    rankLow: as.ranks.low[row] ?? 0,
    rankHigh: as.ranks.high[row] ?? 0,
    cluster: as.clusters?.of[row] ?? null,
    weakIn: (made.weaknesses[row] ?? []).map(({ kind }) => kind),
  };
}

function scored(types: readonly ScoredType[]) {
  return types.map(({ type: { id, zh, en }, places }) => ({
    type: { id, zh, en },
    townships: places.map(({ place, rank, score, figures }) => ({
      code: place.code,
      nameZh: place.nameZh,
      nameEn: place.nameEn,
      rank: rank ?? null,
      score: score ?? null,
      figures: figures.map(({ figure, share, attained }) => ({
        figure,
        share: share ?? null,
        attained: attained ?? null,
        records: place.counted[figure]?.records ?? 0,
      })),
    })),
  }));
}
