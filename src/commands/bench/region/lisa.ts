import { falseDiscoveryLimit, geary, islandsOf, localMoran, moran, neighboursOf } from '#region';
import type { Bench } from '../measuring/bench.ts';
import { counties } from './data/counties.ts';
import { quickest } from './data/quickest.ts';

const PERMUTATIONS = 999;

export const part: Bench = {
  zh: '一列的局部莫兰（LISA）做 999 次置换要多久，加上全局莫兰和吉尔里',
  en: 'Local Moran (LISA) of one column with 999 permutations, with Moran’s I and Geary’s C of the whole',
  async run() {
    const { indicators, neighbours: lists } = await counties();
    const neighbours = neighboursOf(lists);
    const { values } = indicators.find(({ name }) => name === 'EMPL_INDU_SALE') ?? {
      values: new Float64Array(),
    };
    const column = values.length > 0 ? values : (indicators[0]?.values ?? values);
    const wanted = { permutations: PERMUTATIONS, seed: 1 };
    const ms = quickest(() => {
      moran(column, neighbours);
      geary(column, neighbours);
      localMoran(column, neighbours, wanted);
    });
    const { p } = localMoran(column, neighbours, wanted);
    const limit = falseDiscoveryLimit(p, 0.05);
    return {
      lisa_ms: Number(ms.toFixed(0)),
      lisa_permutations: PERMUTATIONS,
      lisa_islands: islandsOf(neighbours).length,
      lisa_clusters_fdr: p.filter((each) => each <= limit).length,
    };
  },
};
