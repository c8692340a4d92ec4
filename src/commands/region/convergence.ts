import { aboveZeroIn, betaConvergence, numbersIn, sigmaConvergence } from '#region';
import { command as define, WrongUse } from '../line/command.ts';
import { sheetFile } from './reading/sheet-file.ts';
import { taken } from './reading/taken.ts';

export const command = define({
  usage: 'region convergence FILE --values COLUMN,COLUMN… [--controls COLUMN,…]',
  zh: '地区差距在缩小吗：每年一列的数值，σ 收敛（差异是否变小）和 β 收敛（落后的是否长得更快，多久赶上一半）；给了控制列就是条件收敛。年份从列名里读。',
  en: 'Whether regions draw together, from one column for each year: σ-convergence (do they differ less) and β-convergence (do those behind grow faster, and when is half the way made up); with controls it is conditional. Years are read from the columns’ names.',
  words: [1, 1],
  options: {
    values: {
      type: 'string',
      zh: '各年的列，用逗号隔开',
      en: 'The columns of the years, with commas between',
    },
    controls: { type: 'string', zh: '控制列，用逗号隔开', en: 'Columns to control for, with commas between' },
  },
  async run({ words: [file = ''], values }) {
    const columns = listOf(values.values);
    if (columns.length < 2) throw new WrongUse('--values 至少要两列。 --values needs two columns.');
    const years = columns.map(yearOf).sort((a, b) => a.year - b.year);
    const sheet = await sheetFile(file);
    const told = years.map(({ year, column }) => ({ year, values: taken(aboveZeroIn(sheet, column)) }));
    const controls = listOf(values.controls).map((column) => taken(numbersIn(sheet, column)));
    const [first, last] = [told[0], told.at(-1)];
    if (!first || !last || first.year === last.year)
      throw new WrongUse('年份要不同。 The years must differ.');
    const sigma = sigmaConvergence(told);
    const beta = betaConvergence(first.values, last.values, last.year - first.year, controls);
    for (const { year, logDeviation, variation } of sigma.years) {
      console.log(`${year}\tσ ${logDeviation.toFixed(4)}\t变异系数 variation ${variation.toFixed(4)}`);
    }
    if (beta) {
      const half = beta.halfLife === undefined ? '' : `\t一半 half ${beta.halfLife.toFixed(1)} 年 years`;
      console.log(`β ${beta.beta.value.toFixed(5)}\tp ${beta.beta.p.toPrecision(3)}${half}`);
    }
    return { sigma, beta: beta ?? null };
  },
});

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}

function yearOf(column: string): { readonly year: number; readonly column: string } {
  const [year] = /(18|19|20|21)\d\d/.exec(column) ?? [];
  if (year === undefined) throw new WrongUse(`“${column}”里没有年份。 “${column}” names no year.`);
  return { year: Number(year), column };
}
