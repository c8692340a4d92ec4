import { chanceOf, type PotentialCase, reasonsOf, type TestedScore } from '#region';

const SHOWN = 20;
const REASONS = 3;

/** The test first, then the regions where it had not come though it was likeliest, each with what speaks for and against it. */
export function tellScore(
  units: readonly string[],
  names: readonly string[],
  { outcome, provinces }: PotentialCase,
  score: TestedScore,
): object {
  const { test } = score;
  const [low, high] = test.interval.map((bound) => bound.toFixed(3));
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  console.log(
    `检验：${units.length} 个地区、${provinces.names.length} 个省，每个省由没见过它的模型打分。` +
      `AUC ${test.auc.toFixed(3)}（按省重抽 95 %：${low}–${high}），同省之内 ${test.within.toFixed(3)}；` +
      `有结果的占 ${percent(test.baseRate)}，校准斜率 ${test.calibration.slope.toFixed(2)}，` +
      `Brier ${test.calibration.brier.toFixed(4)}（只报平均 ${test.calibration.brierOfBaseRate.toFixed(4)}）。\n` +
      `Test: ${units.length} regions, ${provinces.names.length} provinces, each scored by a model that has not seen it. ` +
      `AUC ${test.auc.toFixed(3)} (95 % of draws of provinces: ${low}–${high}), within one province ${test.within.toFixed(3)}; ` +
      `it came in ${percent(test.baseRate)}, calibration slope ${test.calibration.slope.toFixed(2)}, ` +
      `Brier ${test.calibration.brier.toFixed(4)} (saying the mean of all: ${test.calibration.brierOfBaseRate.toFixed(4)}).`,
  );
  const worse = test.within < test.auc;
  console.log(
    `局限：分数说的是以往哪里出现过这种结果，不是帮扶以后会怎样，也不是原因${worse ? '；同省之内分得没有全国那样清' : ''}。\n` +
      `Limits: it says where such an outcome has come before, not what support would bring, and no cause${worse ? '; it tells regions of one province apart less well than those of the whole country' : ''}.`,
  );
  for (const { said, came } of test.calibration.tenths) {
    console.log(`  说 said ${percent(said)}\t来 came ${percent(came)}`);
  }
  const chances = score.eta.map(chanceOf);
  const order = Int32Array.from(score.eta, (_, row) => row).sort(
    (a, b) => (score.eta[b] ?? 0) - (score.eta[a] ?? 0),
  );
  const ranks = new Int32Array(order.length);
  for (const [at, row] of order.entries()) ranks[row] = at + 1;
  const hidden = order.filter((row) => outcome.values[row] === 0).subarray(0, SHOWN);
  console.log(`还没有而最可能的 likeliest without it by ${outcome.year}:`);
  for (const row of hidden) {
    const { raise, lower } = reasonsOf(score, row, REASONS);
    const said = [...raise, ...lower].map(({ column, by }) => `${by > 0 ? '+' : '−'} ${column}`);
    console.log([names[row], units[row], percent(chances[row] ?? 0), ...said].join('\t'));
  }
  return {
    test: { ...test, interval: [...test.interval] },
    ridge: score.ridge,
    weights: score.columns
      .map((column, at) => ({ column, weight: score.model.weights[at] ?? 0 }))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    regions: units.map((unit, row) => ({
      unit,
      name: names[row],
      chance: chances[row],
      rank: ranks[row],
      came: outcome.values[row] === 1,
      ...reasonsOf(score, row, REASONS),
    })),
  };
}
