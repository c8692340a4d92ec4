import { z } from 'zod';
import { type Outcome, ok } from '#shared/outcome.ts';
import { weighings } from '../kernel/composite/assess.ts';
import { imputations } from '../kernel/composite/impute.ts';
import { normalisations } from '../kernel/composite/normalise.ts';
import { askingNames } from '../kernel/scoring/deciding/asking.ts';
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
  return readSpec(assessSpec, json);
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
