import { dagum, groupsOf } from '#region';
import type { Bench } from '../measuring/bench.ts';
import { counties } from './data/counties.ts';
import { quickest } from './data/quickest.ts';

export const part: Bench = {
  zh: '按省分解一列的基尼系数',
  en: 'Gini’s index of one column in its parts by province',
  async run() {
    const { indicators, provinces, source } = await counties();
    const [{ values } = { values: new Float64Array() }] = indicators;
    const { of, names } = groupsOf(provinces);
    const ms = quickest(() => dagum(values, of, names.length));
    return { region_data: source, region_counties: values.length, dagum_ms: Number(ms.toFixed(2)) };
  },
};
