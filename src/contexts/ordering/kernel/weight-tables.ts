/**
 * How much less than settled or declared a check by another scale may show. The laws' tables as data: a county that reads a newer text
 * sets its own rows.
 */
export interface WeightTables {
  readonly loose: LooseTable;
  readonly prepacked: PrepackedTable;
}

/** Weighed before the buyer and settled by the reading. Categories are the catalogue's. */
export type LooseTable = readonly {
  /** Goods of these kinds, or of any other kind up to this price. */
  readonly categories: readonly string[];
  readonly upToFenPerKg: number | null;
  readonly rows: readonly { readonly upToGrams: number; readonly minusGrams: number }[];
}[];

/** A box or bag with a declared net weight: so many grams, or so many thousandths of the declared weight, may be missing. */
export type PrepackedTable = readonly {
  readonly upToGrams: number;
  readonly minus: { readonly tenthGrams: number } | { readonly perMille: number };
}[];

export const LAWS = {
  loose: {
    zh: '《零售商品称重计量监督管理办法》第五条、附表 1（原质检总局、工商总局令第 66 号，2020 年修订）',
    en: 'Measures for weighing retail goods, art. 5 and annex 1 (AQSIQ and SAIC order 66, rev. 2020)',
  },
  prepacked: {
    zh: '《定量包装商品计量监督管理办法》附表 3（市场监管总局令第 70 号，2023）',
    en: 'Measures for prepackaged goods, annex 3 (SAMR order 70, 2023)',
  },
} as const;

/** Order 66, annex 1, food; live poultry, live fish and soaked goods are not in it. */
const loose: LooseTable = [
  {
    categories: ['grain', 'vegetable', 'fruit'],
    upToFenPerKg: 600,
    rows: [
      { upToGrams: 1_000, minusGrams: 20 },
      { upToGrams: 2_000, minusGrams: 40 },
      { upToGrams: 4_000, minusGrams: 80 },
      { upToGrams: 25_000, minusGrams: 100 },
    ],
  },
  {
    categories: ['meat', 'egg', 'poultry', 'fish', 'processed'],
    upToFenPerKg: 3_000,
    rows: [
      { upToGrams: 2_500, minusGrams: 5 },
      { upToGrams: 10_000, minusGrams: 10 },
      { upToGrams: 15_000, minusGrams: 15 },
    ],
  },
  {
    categories: ['dried', 'mushroom'],
    upToFenPerKg: 10_000,
    rows: [
      { upToGrams: 1_000, minusGrams: 2 },
      { upToGrams: 4_000, minusGrams: 4 },
      { upToGrams: 6_000, minusGrams: 6 },
    ],
  },
  {
    categories: [],
    upToFenPerKg: null,
    rows: [
      { upToGrams: 500, minusGrams: 1 },
      { upToGrams: 2_000, minusGrams: 2 },
      { upToGrams: 5_000, minusGrams: 3 },
    ],
  },
];

/** Order 70, annex 3, by mass. */
const prepacked: PrepackedTable = [
  { upToGrams: 50, minus: { perMille: 90 } },
  { upToGrams: 100, minus: { tenthGrams: 45 } },
  { upToGrams: 200, minus: { perMille: 45 } },
  { upToGrams: 300, minus: { tenthGrams: 90 } },
  { upToGrams: 500, minus: { perMille: 30 } },
  { upToGrams: 1_000, minus: { tenthGrams: 150 } },
  { upToGrams: 10_000, minus: { perMille: 15 } },
  { upToGrams: 15_000, minus: { tenthGrams: 1_500 } },
  { upToGrams: 50_000, minus: { perMille: 10 } },
];

export const WEIGHT_TABLES: WeightTables = { loose, prepacked };

/**
 * Whole grams that may be missing of loose goods. Goods of a kind that the table names are judged by its row, whatever they cost; all others
 * by their price. Beyond the heaviest row its grams hold.
 */
export function looseMinus(
  table: LooseTable,
  goods: { readonly category: string; readonly fenPerKg: number; readonly grams: number },
): number {
  const { category, fenPerKg, grams } = goods;
  const band =
    table.find(({ categories }) => categories.includes(category)) ??
    table.find(({ upToFenPerKg }) => upToFenPerKg === null || fenPerKg <= upToFenPerKg);
  const row = band?.rows.find(({ upToGrams }) => grams <= upToGrams) ?? band?.rows.at(-1);
  return row?.minusGrams ?? 0;
}

/** Whole grams that may be missing of one pack of a declared weight; nothing of one heavier than the table knows. */
export function prepackedMinus(table: PrepackedTable, declaredGrams: number): number {
  const minus = table.find(({ upToGrams }) => declaredGrams <= upToGrams)?.minus;
  if (!minus) return 0;
  const tenths =
    'tenthGrams' in minus ? minus.tenthGrams : Math.floor((declaredGrams * minus.perMille) / 100);
  return Math.floor(tenths / 10);
}
