import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { groupsOf } from '../sheet/groups-in.ts';
import { assess, type Indicator, type Plan } from './assess.ts';
import { OUTLIER_RULE } from './treat-outliers.ts';

const vectors = sharedFolder('conformance/region/coinr/asem_steps');
type Row = Readonly<Record<string, string>>;

function table(name: string): readonly Row[] {
  return parse(readFileSync(join(vectors.path, `${name}.csv`), 'utf8'), { columns: true });
}

const figure = (text: string | undefined) => (text ? Number(text) : Number.NaN);

/** The chain of COINr's ASEM example as its IndMeta, AggMeta and Method tables describe it. */
function chain() {
  const raw = table('Raw');
  const denominators = table('Denominators');
  const column = (rows: readonly Row[], name: string) => Float64Array.from(rows, (row) => figure(row[name]));
  const meta = table('IndMeta');
  const indicators: Indicator[] = meta.map((row) => ({
    name: row.IndCode ?? '',
    direction: Number(row.Direction) as 1 | -1,
    column: column(raw, row.IndCode ?? ''),
    denominator: row.Denominator ? column(denominators, row.Denominator) : undefined,
    parent: row.Agg1,
    weight: Number(row.IndWeight),
  }));
  const parentOf = new Map(meta.map((row) => [row.Agg1, row.Agg2]));
  const parts = table('AggMeta')
    .filter(({ Code }) => Code !== 'Index')
    .map(({ Code = '', Weight }) => ({ id: Code, parent: parentOf.get(Code), weight: Number(Weight) }));
  const plan: Plan = {
    whole: 'Index',
    parts,
    impute: 'group-mean',
    outliers: OUTLIER_RULE,
    normalise: 'min-max',
    weigh: ['given'],
    combine: 'geometric',
    comparisons: [],
    allowInconsistent: false,
    score: 'linear',
    judging: { judge: 'linear' },
  };
  const groups = groupsOf(raw.map((row) => row.Group_EurAsia ?? ''));
  const made = assess(indicators, plan, { groupOf: groups.of, lineOf: (row) => row + 2 });
  assert.ok(made.ok, JSON.stringify(made));
  return { raw, indicators, made: made.value };
}

function same(actual: Float64Array | undefined, expected: readonly Row[], name: string, scale = 1): void {
  for (const [row, cells] of expected.entries()) {
    const [is, should] = [(actual?.[row] ?? Number.NaN) * scale, figure(cells[name])];
    assert.ok(
      (Number.isNaN(is) && Number.isNaN(should)) ||
        Math.abs(is - should) <= 1e-9 * Math.max(1, Math.abs(should)),
      `${name} of ${cells.UnitCode}: ${is} for ${should}`,
    );
  }
}

test('51 countries × 49 indicators stand after each step as COINr has them, to 1e-9', {
  skip: vectors.skip,
}, () => {
  const { indicators, made } = chain();
  for (const [step, columns, scale] of [
    ['Denominated', made.denominated, 1],
    ['Imputed', made.imputed, 1],
    ['Treated', made.treated, 1],
    ['Normalised', made.normalised, 100],
  ] as const) {
    const expected = table(step);
    for (const [at, { name }] of indicators.entries()) same(columns[at], expected, name, scale);
  }
  const aggregated = table('Aggregated');
  for (const { id, score } of made.scores) same(score, aggregated, id, 100);
});

test('as many figures are pulled in, and countries rank, as COINr says', { skip: vectors.skip }, () => {
  const { raw, indicators, made } = chain();
  const summary = new Map(table('TreatSummary').map((row) => [row.IndCode, row]));
  for (const [at, { name }] of indicators.entries()) {
    const { Low, High } = summary.get(name) ?? {};
    assert.equal(made.treatment[at]?.pulledIn, Number(Low) + Number(High), name);
  }
  const places = new Map(table('ResultsRank').map((row) => [row.UnitCode, Number(row.Index)]));
  for (const [at, { UnitCode }] of raw.entries())
    assert.equal(made.ranks[at], places.get(UnitCode ?? ''), UnitCode);
  const scores = new Map(table('ResultsScore').map((row) => [row.UnitCode, row.Index]));
  const [{ score } = { score: new Float64Array() }] = made.scores;
  for (const [at, { UnitCode }] of raw.entries()) {
    assert.equal(Number((100 * (score[at] ?? 0)).toFixed(2)), Number(scores.get(UnitCode ?? '')), UnitCode);
  }
});
