import type { Fen } from '#shared/money.ts';
import type { Unit } from '#shared/quantity.ts';
import { demoGtin } from './gtin.ts';

export type Category =
  | 'fruit'
  | 'vegetable'
  | 'mushroom'
  | 'poultry'
  | 'egg'
  | 'fish'
  | 'grain'
  | 'oil'
  | 'honey'
  | 'processed';

/**
 * Classes that must carry 承诺达标合格证 (MARA Order 2025 No. 4, art. 3): vegetables with cultivated mushrooms, fruit,
 * livestock and poultry, eggs, farmed fish. Oil, rice, honey, dried and pickled goods are outside.
 */
const certified: ReadonlySet<Category> = new Set([
  'fruit',
  'vegetable',
  'mushroom',
  'poultry',
  'egg',
  'fish',
] satisfies Category[]);

/** One grade, best first. `basis` says what is measured; `source` names a standard, or `demo` when limits are made up. */
export interface Grade {
  readonly code: 'special' | 'first' | 'second';
  readonly nameZh: string;
  readonly nameEn: string;
  readonly basisZh: string;
  readonly basisEn: string;
  readonly source: string;
}

/** A way this product sells well although no two pieces are alike. Quantities in the unit sold, as people write them. */
export type SellingHint =
  | { readonly form: 'by-weight'; readonly unit: 'kg' | 'jin'; readonly least: string; readonly step: string }
  | { readonly form: 'by-piece'; readonly least: string; readonly step: string }
  | { readonly form: 'piece-by-weight'; readonly pieceKg: string }
  | { readonly form: 'mixed-box'; readonly quantity: string; readonly unit: Unit }
  | { readonly form: 'pick-of-season'; readonly quantity: string; readonly unit: Unit }
  | { readonly form: 'presale'; readonly share: number };

/** Demo figures, chosen to be plausible beside each other; no market's quotation. */
export interface DemoPrice {
  readonly wholesaleFenPerKg: Fen;
  readonly retailFen: Fen;
  /** What `retailFen` pays for. */
  readonly retailUnit: Unit;
}

interface ProductFacts {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Plain syllables, for search by keyboard. */
  readonly pinyin: string;
  readonly category: Category;
  /** What lots of it are counted in. */
  readonly unit: Unit;
  readonly shelfLifeDays: number;
  readonly keepMinC: number;
  readonly keepMaxC: number;
  readonly grades: readonly Grade[];
  /** Yearly window `MM-DD`, both ends in; it may cross the new year. */
  readonly seasonFrom: string;
  readonly seasonUntil: string;
  readonly price: DemoPrice;
  readonly descriptionZh: string;
  readonly descriptionEn: string;
  readonly storyZh: string;
  readonly storyEn: string;
  readonly selling: readonly SellingHint[];
  /** Townships where it is grown in the demo, by code. */
  readonly grownIn: readonly string[];
}

export interface Product extends ProductFacts {
  readonly gtin: string;
  readonly certificateRequired: boolean;
}

/** Completes a product with its item number and whether it must carry the promise certificate. */
export function product(item: number, facts: ProductFacts): Product {
  return { ...facts, gtin: demoGtin(item), certificateRequired: certified.has(facts.category) };
}

type Basis = readonly [zh: string, en: string];

const special = { code: 'special', nameZh: '特级', nameEn: 'Extra' } as const;
const first = { code: 'first', nameZh: '一级', nameEn: 'First' } as const;
const second = { code: 'second', nameZh: '二级', nameEn: 'Second' } as const;

function grade(
  name: Pick<Grade, 'code' | 'nameZh' | 'nameEn'>,
  [basisZh, basisEn]: Basis,
  source: string,
): Grade {
  return { ...name, basisZh, basisEn, source };
}

/** Extra, first and second, told apart by one measure. */
export function threeGrades(bases: readonly [Basis, Basis, Basis], source = 'demo'): readonly Grade[] {
  return [grade(special, bases[0], source), grade(first, bases[1], source), grade(second, bases[2], source)];
}

/** First and second, as most food standards have them. */
export function twoGrades(bases: readonly [Basis, Basis], source = 'demo'): readonly Grade[] {
  return [grade(first, bases[0], source), grade(second, bases[1], source)];
}

/** Township codes by short name, so that a product's home can be read. */
export const at = {
  changan: '450224100',
  fushi: '450224101',
  siding: '450224102',
  banlan: '450224103',
  dajiang: '450224104',
  daliang: '450224105',
  yayao: '450224200',
  dapo: '450224201',
  dongqi: '450224202',
  shazi: '450224203',
  qiaoban: '450224204',
  tantou: '450224205',
} as const;
