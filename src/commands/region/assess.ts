import {
  type Assessed,
  assessSheet,
  assessSpec,
  compromiseSet,
  drawRanksApart,
  foremost,
  readAssessSpec,
  scorings,
  sensitivity,
  vikor,
} from '#region';
import { command as define, WrongUse } from '../line/command.ts';
import { jsonFile } from './reading/json-file.ts';
import { printSchema, schemaOption } from './reading/print-schema.ts';
import { sheetFile } from './reading/sheet-file.ts';
import { taken } from './reading/taken.ts';

const SHOWN = 10;

export const command = define({
  usage: 'region assess FILE --spec SPEC.json',
  zh: '按规则把一份地区指标表算成综合指数：相除、补缺、异常值、归一、权重（熵权、CRITIC、层次分析等）、得分（线性、几何、TOPSIS、VIKOR、灰色关联、Copeland），每个地区的短板，抽上万次权重和方法的名次区间。',
  en: 'Make a composite index of a table of indicators by a spec: denominate, impute, outliers, normalise, weights (entropy, CRITIC, AHP and others), score (linear, geometric, TOPSIS, VIKOR, grey relation, Copeland), what holds each region back, and rank intervals from thousands of draws.',
  words: [0, 1],
  options: {
    spec: { type: 'string', zh: '规则文件（JSON）', en: 'The spec, a JSON file' },
    schema: schemaOption,
  },
  async run({ words: [file], values }) {
    if (values.schema) return printSchema(assessSpec);
    if (file === undefined || values.spec === undefined) {
      throw new WrongUse('要写文件和 --spec。 A file and --spec are needed.');
    }
    const spec = taken(readAssessSpec(await jsonFile(values.spec)));
    const made = taken(assessSheet(await sheetFile(file), spec));
    const columns = spec.indicators.map(({ column }) => column);
    const [whole, ...parts] = made.scores;
    const scale = isScoring(spec.score) ? 100 : 1;
    const { ranks: wanted } = spec;
    const drawn =
      wanted && (await drawRanksApart(made.normalised, made.weights, { ...wanted, scorings: wanted.scores }));
    const { score } = spec;
    const moved =
      columns.length > 1 && isScoring(score) ? sensitivity(made.normalised, made.weights, score) : undefined;
    for (const [at, column] of columns.entries()) tellColumn(column, at, made);
    for (const row of order(made.ranks).slice(0, SHOWN)) {
      const held = foremost(made.obstacles, row, spec.obstacles).map(({ column }) => columns[column]);
      console.log(
        [
          made.ranks[row],
          made.names[row],
          ((whole?.score[row] ?? 0) * scale).toFixed(scale === 1 ? 4 : 2),
          ...held,
        ].join('\t'),
      );
    }
    tellWeaknesses(made);
    if (made.units.length > SHOWN) console.log(`… ${made.units.length}`);
    return {
      regions: made.units.length,
      score: spec.score,
      weights: named(columns, made.weights),
      uncapped: named(columns, made.uncapped),
      consistency: made.consistency,
      treatment: Object.fromEntries(columns.map((column, at) => [column, made.treatment[at]])),
      filled: Object.fromEntries(columns.map((column, at) => [column, made.filled[at]?.length])),
      ...(made.misled && {
        misled: {
          volume: spec.volume,
          correlation: made.misled.correlation,
          passedOver: made.misled.passedOver.map((row) => made.units[row]),
          thoughtWeak: made.misled.thoughtWeak.map((row) => made.units[row]),
        },
      }),
      ...(moved && {
        sensitivity: {
          without: Object.fromEntries(columns.map((column, at) => [column, moved.without[at]])),
          by: moved.by,
        },
      }),
      ...(score === 'vikor' && {
        compromise: compromiseSet(vikor(made.normalised, made.weights)).map((row) => made.units[row]),
      }),
      ...(drawn && wanted && { draws: { ...wanted } }),
      results: made.units.map((unit, row) => ({
        unit,
        ...(spec.name !== undefined && { name: made.names[row] }),
        score: (whole?.score[row] ?? 0) * scale,
        rank: made.ranks[row],
        parts: Object.fromEntries(parts.map(({ id, score }) => [id, (score[row] ?? 0) * scale])),
        obstacles: foremost(made.obstacles, row, spec.obstacles).map(({ column, share }) => ({
          column: columns[column],
          share,
        })),
        weaknesses: made.weaknesses[row]?.map(({ evidence, ...weakness }) => ({
          ...weakness,
          evidence: evidence.map(({ column, ...each }) => ({ column: columns[column], ...each })),
        })),
        ...(drawn && {
          ranks: {
            low: drawn.low[row],
            median: drawn.median[row],
            high: drawn.high[row],
            lastFifth: drawn.lastFifth[row],
            firstFifth: drawn.firstFifth[row],
          },
        }),
      })),
    };
  },
});

/** On 0 to 1, rather than on a scale of its own. */
function isScoring(score: string): score is keyof typeof scorings {
  return Object.hasOwn(scorings, score);
}

function tellColumn(column: string, at: number, { weights, treatment, filled }: Assessed): void {
  const { pulledIn = 0, logged = false } = treatment[at] ?? {};
  const notes = [
    logged ? '取对数 logged' : pulledIn > 0 ? `压回 ${pulledIn} 个 pulled in` : '',
    filled[at]?.length ? `补缺 ${filled[at].length} 个 filled in` : '',
  ];
  console.log([column, `${((weights[at] ?? 0) * 100).toFixed(2)} %`, ...notes.filter(Boolean)].join('\t'));
}

function tellWeaknesses({ weaknesses, misled, names }: Assessed): void {
  const counts = new Map<string, number>();
  for (const [first] of weaknesses) {
    if (first) counts.set(first.kind, (counts.get(first.kind) ?? 0) + 1);
  }
  for (const [kind, count] of counts) console.log(`弱在 weak in ${kind}\t${count}`);
  if (!misled) return;
  const { passedOver, correlation } = misled;
  console.log(
    `只看总量会漏掉 a ranking by volume passes over\t${passedOver.length}\t` +
      `ρ ${correlation.toFixed(3)}\t${passedOver
        .slice(0, SHOWN)
        .map((row) => names[row])
        .join(', ')}`,
  );
}

function order(ranks: Float64Array): number[] {
  return [...ranks.keys()].sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
}

function named(columns: readonly string[], weights: Float64Array): Record<string, number> {
  return Object.fromEntries(columns.map((column, at) => [column, weights[at] ?? 0]));
}
