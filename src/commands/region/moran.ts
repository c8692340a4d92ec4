import { type Dependence, spatialDependence } from '#region';
import { command as define, WrongUse } from '../line/command.ts';
import { jsonFile } from './reading/json-file.ts';
import { sheetFile } from './reading/sheet-file.ts';
import { taken } from './reading/taken.ts';

export const command = define({
  usage: 'region moran FILE --neighbours N.json [--unit COLUMN] [--value COLUMN]',
  zh: '相邻的地区像不像：全局莫兰指数和吉尔里系数，每个地区的局部莫兰（LISA）和聚类，用置换检验，再按错误发现率（FDR）校正；没有相邻的地区（岛）另列。',
  en: 'Whether like borders on like: Moran’s I and Geary’s C of the whole, local Moran (LISA) and cluster of each region by permutation, corrected for false discoveries (FDR); islands are told apart.',
  words: [1, 1],
  options: {
    neighbours: {
      type: 'string',
      zh: '相邻关系：{"代码": ["相邻代码", …]}，或 TopoJSON',
      en: 'Who borders on whom: {"code": ["code beside it", …]}, or TopoJSON',
    },
    key: {
      type: 'string',
      zh: 'TopoJSON 里放代码的属性（默认 CODE）',
      en: 'The property of a TopoJSON that holds the code (CODE unless told)',
    },
    unit: {
      type: 'string',
      zh: '代码那一列（默认第一列）',
      en: 'The column of codes (the first unless told)',
    },
    value: {
      type: 'string',
      zh: '数值那一列（默认第二列）',
      en: 'The column of values (the second unless told)',
    },
    permutations: {
      type: 'string',
      zh: '置换多少次（默认 999）',
      en: 'How many permutations (999 unless told)',
    },
    seed: { type: 'string', zh: '随机数种子（默认 1）', en: 'The seed of chance (1 unless told)' },
    fdr: {
      type: 'string',
      zh: '错误发现率（默认 0.05）',
      en: 'The rate of false discoveries (0.05 unless told)',
    },
  },
  async run({ words: [file = ''], values }) {
    if (values.neighbours === undefined) throw new WrongUse('要写 --neighbours。 --neighbours is needed.');
    const permutations = numberOf('permutations', values.permutations ?? '999', 1, 1_000_000);
    const seed = numberOf('seed', values.seed ?? '1', 0, 0xffffffff);
    const rate = numberOf('fdr', values.fdr ?? '0.05', 0, 1);
    const sheet = await sheetFile(file);
    const [first = '', second = ''] = sheet.headings;
    const { unit = first, value = second, key = 'CODE' } = values;
    const json = await jsonFile(values.neighbours);
    const found = taken(spatialDependence(sheet, json, { unit, value, key, permutations, seed, rate }));
    const clusters = found.units.map((_, row) => clusterOf(found, row));
    tell(value, found, clusters);
    return {
      value,
      regions: found.units.length,
      moran: found.moran,
      geary: found.geary,
      permutations,
      seed,
      fdr: { rate, limit: found.limit },
      islands: found.islands,
      oneSided: found.oneSided,
      counts: countsOf(clusters),
      results: found.units.map((code, row) => ({
        unit: code,
        local: orNull(found.local.value[row]),
        z: orNull(found.local.z[row]),
        p: orNull(found.local.p[row]),
        quadrant: found.local.quadrant[row],
        cluster: clusters[row],
      })),
    };
  },
});

function tell(
  value: string,
  { moran, geary, limit, islands, oneSided }: Dependence,
  clusters: readonly string[],
) {
  console.log(`${value}：${clusters.length} 个地区 regions`);
  console.log(`莫兰 Moran’s I\t${moran.value.toFixed(4)}\tz ${moran.z.toFixed(2)}`);
  console.log(`吉尔里 Geary’s C\t${geary.value.toFixed(4)}\tz ${geary.z.toFixed(2)}`);
  console.log(`局部 local p ≤ ${limit} (FDR)`);
  for (const [cluster, count] of Object.entries(countsOf(clusters))) console.log(`  ${cluster}\t${count}`);
  if (islands.length > 0) console.log(`岛 islands\t${islands.join(', ')}`);
  if (oneSided > 0) console.log(`只有一边写了的相邻 borders told by one side only\t${oneSided}`);
}

/** The quadrant where it counts, `none` where it may be chance. */
function clusterOf({ local, limit }: Dependence, row: number): string {
  const quadrant = local.quadrant[row] ?? 'island';
  return quadrant === 'island' || (local.p[row] ?? 1) <= limit ? quadrant : 'none';
}

function countsOf(clusters: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const cluster of clusters) counts[cluster] = (counts[cluster] ?? 0) + 1;
  return counts;
}

function numberOf(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (!(number >= least && number <= most) || (name !== 'fdr' && !Number.isInteger(number))) {
    throw new WrongUse(`--${name} ${text}: ${least}–${most}`);
  }
  return number;
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
