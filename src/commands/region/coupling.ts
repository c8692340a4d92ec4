import { allNumbersIn, type CouplingForm, coupling, couplings, textsIn, toUnit } from '#region';
import { command as define, WrongUse } from '../line/command.ts';
import { sheetFile } from './reading/sheet-file.ts';
import { taken } from './reading/taken.ts';

const SHOWN = 10;

export const command = define({
  usage: 'region coupling FILE --parts COLUMN,COLUMN… [--form classic|corrected]',
  zh: '耦合协调度：几个方面（如电商、物流、人才）各走到哪里、是不是同步。经典式和 2021 年修正式；数值先放到 0 到 1（--as-is：已经是 0 到 1）。',
  en: 'Coupling coordination: how far along parts such as trade, roads and people are, and how well they keep pace. The classic form and that corrected in 2021; figures are put on 0 to 1 first (--as-is: they are).',
  words: [1, 1],
  options: {
    parts: {
      type: 'string',
      zh: '各方面的列，用逗号隔开',
      en: 'The columns of the parts, with commas between',
    },
    weights: {
      type: 'string',
      zh: '各方面的权重，用逗号隔开（默认相等）',
      en: 'Their weights, with commas between (all the same unless told)',
    },
    form: {
      type: 'string',
      zh: 'classic 或 corrected（默认 corrected）',
      en: 'classic or corrected (corrected unless told)',
    },
    unit: {
      type: 'string',
      zh: '代码那一列（默认第一列）',
      en: 'The column of codes (the first unless told)',
    },
    'as-is': { type: 'boolean', zh: '数值已经在 0 到 1', en: 'The figures are on 0 to 1 already' },
  },
  async run({ words: [file = ''], values }) {
    const parts = listOf(values.parts);
    if (parts.length < 2) throw new WrongUse('--parts 至少要两列。 --parts needs two columns.');
    const form = couplings.find((each): each is CouplingForm => each === (values.form ?? 'corrected'));
    if (!form) throw new WrongUse(`--form ${values.form}: ${couplings.join('|')}`);
    const weights = weightsOf(listOf(values.weights), parts.length);
    const sheet = await sheetFile(file);
    const units = taken(textsIn(sheet, values.unit ?? sheet.headings[0] ?? ''));
    const columns = parts.map((part) =>
      values['as-is']
        ? onUnit(part, taken(allNumbersIn(sheet, part)))
        : toUnit(taken(allNumbersIn(sheet, part))),
    );
    const found = coupling(columns, weights, form);
    const order = [...units.keys()].sort(
      (a, b) => (found.coordination[b] ?? 0) - (found.coordination[a] ?? 0),
    );
    for (const row of order.slice(0, SHOWN)) {
      console.log(
        `${units[row]}\tC ${found.coupling[row]?.toFixed(4)}\tT ${found.level[row]?.toFixed(4)}\tD ${found.coordination[row]?.toFixed(4)}`,
      );
    }
    if (order.length > SHOWN) console.log(`… ${order.length}`);
    return {
      form,
      weights: Object.fromEntries(parts.map((part, at) => [part, weights[at] ?? 0])),
      results: units.map((unit, row) => ({
        unit,
        coupling: found.coupling[row],
        level: found.level[row],
        coordination: found.coordination[row],
      })),
    };
  },
});

function onUnit(part: string, column: Float64Array): Float64Array {
  const off = column.find((value) => value < 0 || value > 1);
  if (off === undefined) return column;
  throw new WrongUse(
    `--as-is：“${part}”里有 ${off}，不在 0 到 1。 --as-is: “${part}” has ${off}, which is not on 0 to 1.`,
  );
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}

function weightsOf(texts: readonly string[], parts: number): Float64Array {
  if (texts.length === 0) return new Float64Array(parts).fill(1 / parts);
  const weights = Float64Array.from(texts, Number);
  const sum = weights.reduce((all, each) => all + each, 0);
  if (weights.length !== parts || !weights.every((each) => each >= 0) || !(sum > 0)) {
    throw new WrongUse(
      `--weights：要有 ${parts} 个不小于 0 的数。 --weights needs ${parts} numbers of 0 or more.`,
    );
  }
  return weights.map((each) => each / sum);
}
