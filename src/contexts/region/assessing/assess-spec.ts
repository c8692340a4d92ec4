import { z } from 'zod';
import { type Outcome, ok } from '#shared/outcome.ts';
import { weighings } from '../kernel/composite/assess.ts';
import { imputations } from '../kernel/composite/impute.ts';
import { normalisations } from '../kernel/composite/normalise.ts';
import { askingNames } from '../kernel/scoring/deciding/asking.ts';
import { objectsOf } from '../kernel/scoring/deciding/comet-by-judge.ts';
import { decidingNames } from '../kernel/scoring/deciding/deciding.ts';
import { scoringNames } from '../kernel/scoring/scorings.ts';
import { WEAKNESS_RULE } from '../kernel/weakness/kinds-of-weakness.ts';
import { combinations } from '../kernel/weighing/combine-weights.ts';
import { refuseSpec } from './spec-refusals.ts';

const column = z.string().min(1);
const share = z.number().min(0).max(1);

/** How an index is to be made of a table, as a JSON file says it. */
export const assessSpec = z.strictObject({
  unit: column.describe('The column that names each region, such as its code.'),
  name: column.optional().describe('A column with its name, for reading.'),
  year: column
    .optional()
    .describe('A column of years: the latest is assessed, convergence is told over all of them.'),
  group: column.optional().describe('A column of groups, such as provinces: for imputing by group.'),
  indicators: z
    .array(
      z.strictObject({
        column,
        direction: z.enum(['benefit', 'cost']).default('benefit').describe('benefit: more is better.'),
        denominator: column.optional().describe('The column it is divided by first.'),
        kind: column
          .optional()
          .describe('What it is a sign of, such as logistics or talent: for the kinds of weakness.'),
        parent: column.optional().describe('The part it belongs to; the whole unless said.'),
        weight: z.number().nonnegative().optional().describe('For `given`: beside others of its part.'),
        goalposts: z
          .strictObject({ worst: z.number(), best: z.number() })
          .refine(({ worst, best }) => worst !== best)
          .optional()
          .describe('0 and 1 of its scale, instead of the least and the most there are.'),
        ideal: z
          .strictObject({ from: z.number(), to: z.number() })
          .optional()
          .describe('For `rim`: the span within its goalposts that is as good as can be.'),
        reference: z.number().optional().describe('For `ervd`: what counts as neither gain nor loss.'),
        limit: z
          .strictObject({ kind: z.enum(['least', 'most', 'target']), value: z.number().positive() })
          .optional()
          .describe('For `lopm`: what it should be at least, at most, or just.'),
        marks: z
          .array(z.number())
          .min(2)
          .refine((marks) => marks.every((mark, at) => at === 0 || mark > (marks[at - 1] ?? 0)), {
            message: '要一个比一个大 must rise',
          })
          .optional()
          .describe('For `comet`: rising values, from its least to its most, at which it is judged.'),
      }),
    )
    .min(1),
  structure: z
    .array(
      z.strictObject({
        id: column,
        parent: column.optional().describe('The part it belongs to; the whole unless said.'),
        weight: z
          .number()
          .nonnegative()
          .optional()
          .describe('Beside other parts; unless said, as much as what is below it.'),
      }),
    )
    .default([]),
  whole: column.default('index').describe('What the whole is called.'),
  impute: z
    .enum(imputations)
    .optional()
    .describe('What stands in for missing figures; unless said they are refused.'),
  outliers: z
    .union([
      z.literal(false),
      z.strictObject({
        skewness: z.number().nonnegative().default(2),
        kurtosis: z.number().default(3.5),
        most: share
          .default(0.1)
          .describe('At most this share of the rows is pulled in, else the logarithm is taken.'),
      }),
    ])
    .default({ skewness: 2, kurtosis: 3.5, most: 0.1 })
    .describe('A column with |skewness| and kurtosis above these is treated; false: none is.'),
  normalise: z.enum(normalisations).exclude(['goalposts']).default('min-max'),
  weights: z
    .strictObject({
      by: z.array(z.enum(weighings)).min(1).default(['equal']),
      combine: z.enum(combinations).default('geometric').describe('How several become one.'),
      comparisons: z
        .array(z.tuple([column, column, z.number().positive()]))
        .default([])
        .describe('For `ahp` and `rancom`: [one, other, how many times as much one counts].'),
      allowInconsistent: z.boolean().default(false),
      cap: share.optional().describe('No indicator makes more of the whole than this.'),
    })
    .default({ by: ['equal'], combine: 'geometric', comparisons: [], allowInconsistent: false }),
  score: z
    .enum([...scoringNames, ...decidingNames, ...askingNames])
    .default('linear')
    .describe(`0 to 100 by ${scoringNames.join(', ')}; the others on scales of their own.`),
  comet: z
    .strictObject({
      judge: z
        .enum(scoringNames)
        .default('topsis')
        .describe('The method that judges each combination of marks, where no expert does.'),
      judgements: z
        .array(z.number())
        .min(2)
        .refine((all) => new Set(all).size > 1, { message: '不能都一样 must differ' })
        .optional()
        .describe(
          'How good an expert finds each combination, the last indicator’s marks going fastest; of indicators without parts.',
        ),
    })
    .default({ judge: 'topsis' })
    .describe('For the score `comet`.'),
  weakness: z
    .strictObject({
      last: share.default(WEAKNESS_RULE.last).describe('Weak is who is among this last part by the kind,'),
      times: z
        .number()
        .positive()
        .default(WEAKNESS_RULE.times)
        .describe('and whom the kind holds back this many times as much as it weighs.'),
    })
    .default(WEAKNESS_RULE),
  volume: column
    .optional()
    .describe('A column such as turnover: whom a ranking by it alone would pass over is told.'),
  obstacles: z.int().min(0).default(3).describe('How many of each region’s obstacles are told.'),
  ranks: z
    .strictObject({
      draws: z.int().min(1).max(1_000_000).default(10_000),
      seed: z.int().nonnegative().default(1),
      spread: z.union([share, z.literal('any')]).default(0.25),
      scores: z
        .array(z.enum(scoringNames).exclude(['copeland']))
        .min(1)
        .default(['linear', 'geometric', 'topsis']),
    })
    .optional()
    .describe('Ranks under many weights and methods; not drawn unless said.'),
});

export type AssessSpec = z.output<typeof assessSpec>;

/** The spec, or what is wrong with it first and where. */
export function readAssessSpec(json: unknown): Outcome<AssessSpec> {
  const read = readSpec(assessSpec, json);
  return read.ok ? judgedInFull(read.value) : read;
}

/** An expert judges every combination of all indicators' marks: fewer, more, or those of a part alone say something else. */
function judgedInFull(spec: AssessSpec): Outcome<AssessSpec> {
  const { score, comet, indicators, structure } = spec;
  const { judgements } = comet;
  if (score !== 'comet' || !judgements) return ok(spec);
  const objects = objectsOf(indicators.map(({ marks = [] }) => marks));
  const parts = structure.length > 0 || indicators.some(({ parent }) => parent !== undefined);
  if (judgements.length === objects && !parts) return ok(spec);
  return refuseSpec('region.spec-wrong', {
    path: 'comet.judgements',
    zh: `有 ${judgements.length} 个评判，指标不分部分时要 ${objects} 个：每种组合一个`,
    en: `there are ${judgements.length} judgements; of indicators without parts ${objects} are needed, one a combination`,
  });
}

function readSpec<Schema extends z.ZodType>(schema: Schema, json: unknown): Outcome<z.output<Schema>> {
  const read = schema.safeParse(json, { error: z.locales.en().localeError });
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const chinese = schema.safeParse(json, { error: z.locales.zhCN().localeError });
  return refuseSpec('region.spec-wrong', {
    path: issue?.path.join('.') || '.',
    zh: chinese.error?.issues[0]?.message ?? '',
    en: issue?.message ?? '',
  });
}
