import {
  atkinson,
  dagum,
  gini,
  groupsIn,
  sharesIn,
  theilL,
  theilParts,
  theilT,
  variation,
  wolfson,
} from '#region';
import { command as define, WrongUse } from '../line/command.ts';
import { sheetFile } from './reading/sheet-file.ts';
import { taken } from './reading/taken.ts';

export const command = define({
  usage: 'region inequality FILE --value COLUMN [--group COLUMN]',
  zh: '一列数值在地区之间有多不平均：基尼、泰尔 T 和 L、变异系数、阿特金森、沃尔夫森；给了分组，再分成组内、组间和超变密度（Dagum）。',
  en: 'How unequal a column’s values are between regions: Gini, Theil T and L, coefficient of variation, Atkinson, Wolfson; with a group also within, between and overlap (Dagum).',
  words: [1, 1],
  options: {
    value: { type: 'string', zh: '哪一列的数值', en: 'The column of values' },
    group: { type: 'string', zh: '按哪一列分组', en: 'The column of groups' },
  },
  async run({ words: [file = ''], values: { value, group } }) {
    if (value === undefined) throw new WrongUse('要写 --value。 --value is needed.');
    const sheet = await sheetFile(file);
    const numbers = taken(sharesIn(sheet, value));
    const groups = group === undefined ? undefined : taken(groupsIn(sheet, group));
    const whole = {
      regions: numbers.length,
      gini: gini(numbers),
      theilT: theilT(numbers),
      theilL: theilL(numbers) ?? null,
      variation: variation(numbers),
      atkinson: { 'ε=0.5': atkinson(numbers, 0.5).index, 'ε=1': atkinson(numbers, 1).index },
      wolfson: wolfson(numbers) ?? null,
    };
    const { regions, ...measures } = whole;
    console.log(`${value}：${regions} 个地区 regions`);
    tell('基尼 Gini', measures.gini);
    tell('泰尔 Theil T', measures.theilT);
    tell('泰尔 Theil L', measures.theilL);
    tell('变异系数 variation', measures.variation);
    tell('阿特金森 Atkinson ε=1', measures.atkinson['ε=1']);
    tell('沃尔夫森 Wolfson', measures.wolfson);
    if (!groups) return { value, ...whole };
    const parts = dagum(numbers, groups.of, groups.names.length);
    const theil = theilParts(numbers, groups.of, groups.names.length);
    const name = (at: number) => groups.names[at] ?? '';
    tell('  组内 within', parts.within, parts.gini);
    tell('  组间 net between', parts.netBetween, parts.gini);
    tell('  超变密度 transvariation', parts.transvariation, parts.gini);
    tell('  泰尔组间 Theil between', theil.between, theil.total);
    tell('  泰尔组内 Theil within', theil.within, theil.total);
    return {
      value,
      group,
      ...whole,
      dagum: {
        within: parts.within,
        netBetween: parts.netBetween,
        transvariation: parts.transvariation,
        groups: parts.groups.map((each, at) => ({ name: name(at), ...each })),
        pairs: parts.pairs.map((pair) => ({
          ...pair,
          richer: name(pair.richer),
          poorer: name(pair.poorer),
        })),
      },
      theil: { between: theil.between, within: theil.within },
    };
  },
});

function tell(name: string, value: number | null, of?: number): void {
  const share = value !== null && of ? `  ${((100 * value) / of).toFixed(1)} %` : '';
  console.log(`${name}\t${value === null ? '—' : value.toFixed(6)}${share}`);
}
