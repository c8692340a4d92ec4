import type { Call } from '#shared/call.ts';
import { reading } from '#shared/pinyin.ts';
import type { Unit } from '#shared/quantity.ts';

/** One way to grade a product, best (`rank` 1) first; `basis` says what is measured. */
export interface Grade {
  readonly code: string;
  readonly rank: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly basisZh: string;
  readonly basisEn: string;
}

export interface Product {
  readonly code: string;
  /** GTIN-14. */
  readonly gtin: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly pinyin: string;
  readonly category: string;
  readonly unit: Unit;
  readonly shelfLifeDays: number;
  readonly keepMinC: string | undefined;
  readonly keepMaxC: string | undefined;
  readonly certificateRequired: boolean;
  /** Yearly window `MM-DD`, both ends in; it may cross the new year. */
  readonly seasonFrom: string;
  readonly seasonUntil: string;
  readonly descriptionZh: string;
  readonly descriptionEn: string;
  readonly storyZh: string;
  readonly storyEn: string;
  readonly pictureId: string | undefined;
  readonly grades: readonly Grade[];
}

export interface NewProduct extends Omit<Product, 'keepMinC' | 'keepMaxC' | 'pictureId' | 'grades'> {
  /** °C, at most one decimal. */
  readonly keepMinC?: number;
  readonly keepMaxC?: number;
  readonly pictureId?: string;
  /** Best first. */
  readonly grades: readonly Omit<Grade, 'rank'>[];
}

/** What a product is called and when it is ripe. */
export type ProductSeason = Pick<
  Product,
  'code' | 'nameZh' | 'nameEn' | 'category' | 'seasonFrom' | 'seasonUntil'
>;

/** The seasons of all products, by name, without what else is known of them. */
export function productSeasons(call: Call): Promise<ProductSeason[]> {
  return call.tx
    .selectFrom('origin.product')
    .select(['code', 'nameZh', 'nameEn', 'category', 'seasonFrom', 'seasonUntil'])
    .where('countyId', '=', call.county)
    .orderBy('pinyin')
    .orderBy('code')
    .execute();
}

/** Every product of the county with its grades, by name. */
export function products(call: Call): Promise<Product[]> {
  return read(call);
}

export async function productByCode(call: Call, code: string): Promise<Product | undefined> {
  return (await read(call, [code]))[0];
}

/** The product whose packs carry this GTIN-14. */
export async function productByGtin(call: Call, gtin: string): Promise<Product | undefined> {
  const row = await call.tx
    .selectFrom('origin.product')
    .select('code')
    .where('countyId', '=', call.county)
    .where('gtin', '=', gtin)
    .executeTakeFirst();
  return row && productByCode(call, row.code);
}

/** The products that exist among these codes. */
export function productsByCodes(call: Call, codes: readonly string[]): Promise<Product[]> {
  return read(call, codes);
}

/** Products that a search for `words` means: by name in Chinese or English, by reading (`jinju`) or its initials (`hpjj`). */
export async function searchProducts(call: Call, words: string): Promise<Product[]> {
  const wanted = words.trim().toLowerCase();
  const letters = wanted.replaceAll(/\s/g, '');
  return (await read(call)).filter(
    (product) =>
      product.nameZh.includes(wanted) ||
      product.nameEn.toLowerCase().includes(wanted) ||
      product.pinyin.replaceAll(/\s/g, '').includes(letters) ||
      reading(product.nameZh)
        .split(' ')
        .some((read) => read.startsWith(letters)),
  );
}

async function read(call: Call, codes?: readonly string[]): Promise<Product[]> {
  if (codes?.length === 0) return [];
  const rows = await call.tx
    .selectFrom('origin.product')
    .selectAll()
    .where('countyId', '=', call.county)
    .$if(codes !== undefined, (query) => query.where('code', 'in', [...(codes ?? [])]))
    .orderBy('pinyin')
    .orderBy('code')
    .execute();
  const grades = await call.tx
    .selectFrom('origin.grade')
    .selectAll()
    .where('countyId', '=', call.county)
    .$if(codes !== undefined, (query) => query.where('productCode', 'in', [...(codes ?? [])]))
    .orderBy('rank')
    .execute();
  const graded = Map.groupBy(grades, (grade) => grade.productCode);
  return rows.map(({ countyId: _, ...row }) => ({
    ...row,
    keepMinC: row.keepMinC ?? undefined,
    keepMaxC: row.keepMaxC ?? undefined,
    pictureId: row.pictureId ?? undefined,
    grades: (graded.get(row.code) ?? []).map(({ countyId: _, productCode: __, ...grade }) => grade),
  }));
}

export async function insertProducts(call: Call, wanted: readonly NewProduct[]): Promise<void> {
  const added = await call.tx
    .insertInto('origin.product')
    .values(
      wanted.map(({ grades: _, keepMinC, keepMaxC, pictureId, ...product }) => ({
        ...product,
        countyId: call.county,
        keepMinC: keepMinC?.toFixed(1) ?? null,
        keepMaxC: keepMaxC?.toFixed(1) ?? null,
        pictureId: pictureId ?? null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['countyId', 'code']).doNothing())
    .returning('code')
    .execute();
  const fresh = new Set(added.map((row) => row.code));
  const grades = wanted
    .filter((product) => fresh.has(product.code))
    .flatMap((product) =>
      product.grades.map(({ code, nameZh, nameEn, basisZh, basisEn }, index) => ({
        countyId: call.county,
        productCode: product.code,
        rank: index + 1,
        code,
        nameZh,
        nameEn,
        basisZh,
        basisEn,
      })),
    );
  if (grades.length > 0) await call.tx.insertInto('origin.grade').values(grades).execute();
}
