import { assess, drawRanksApart, type Indicator, OUTLIER_RULE, type Plan, scorings } from '#region';
import { must } from '../../../shared/outcome.ts';
import type { Bench } from '../measuring/bench.ts';
import { type Counties, counties } from './data/counties.ts';
import { quickest } from './data/quickest.ts';

const PLAN: Plan = {
  whole: 'index',
  parts: [],
  impute: 'mean',
  outliers: OUTLIER_RULE,
  normalise: 'min-max',
  weigh: ['entropy', 'critic'],
  combine: 'geometric',
  comparisons: [],
  allowInconsistent: false,
  cap: 0.25,
  score: 'topsis',
  judging: { judge: 'linear' },
};
const DRAWS = 10_000;

export const part: Bench = {
  zh: '十二个指标的综合指数（异常值、熵权加 CRITIC、TOPSIS、VIKOR、障碍度）要多久；一万次权重和方法的名次区间在另一个线程里要多久',
  en: 'A composite index of twelve indicators (outliers, entropy and CRITIC weights, TOPSIS, VIKOR, obstacles), and rank intervals of ten thousand draws of weights and methods in a thread of its own',
  async run() {
    const indicators = indicatorsOf(await counties());
    const composite = () => {
      const made = must(assess(indicators, PLAN, { lineOf: (row) => row }));
      scorings.vikor(made.normalised, made.weights);
      return made;
    };
    const ms = quickest(composite);
    const { normalised, weights } = composite();
    const began = performance.now();
    let told = 0;
    await drawRanksApart(
      normalised,
      weights,
      { draws: DRAWS, seed: 1, spread: 0.25, scorings: ['linear', 'geometric', 'topsis', 'vikor', 'grey'] },
      { onDone: () => told++ },
    );
    const seconds = (performance.now() - began) / 1000;
    return {
      composite_ms: Number(ms.toFixed(1)),
      rank_draws: DRAWS,
      rank_draws_s: Number(seconds.toFixed(2)),
      rank_draws_progress: told,
    };
  },
};

function indicatorsOf({ indicators }: Counties): Indicator[] {
  return indicators.map(({ name, direction, values }) => ({ name, direction, column: values }));
}
