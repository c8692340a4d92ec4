import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { testedScore } from '#region';
import { must } from '../../../shared/outcome.ts';
import { root } from '../../../shared/root.ts';
import { readCensus2010 } from '../../region/potential/census-2010.ts';
import type { Bench } from '../measuring/bench.ts';

const DATA = join(root, '..', 'shared', 'data', 'region');

export const part: Bench = {
  zh: '2016 年的淘宝村能从 2010 年人口普查看出多少：每个省由没见过它的模型打分；没有真实数据时不测',
  en: 'How far Taobao villages of 2016 show in the census of 2010: each province scored by a model that has not seen it; not measured without the real data',
  async run() {
    if (!existsSync(DATA)) return { potential_data: `not there: ${DATA}` };
    const census = await readCensus2010(DATA);
    const began = process.cpuUsage();
    const { test } = must(testedScore(census));
    const { user } = process.cpuUsage(began);
    const short = (value: number) => Number(value.toFixed(4));
    return {
      auc_leave_province_out: short(test.auc),
      auc_interval: test.interval.map(short).join('–'),
      auc_within_provinces: short(test.within),
      potential_counties: census.codes.length,
      calibration_slope: short(test.calibration.slope),
      brier: short(test.calibration.brier),
      brier_of_base_rate: short(test.calibration.brierOfBaseRate),
      potential_cpu_s: Number((user / 1e6).toFixed(1)),
    };
  },
};
