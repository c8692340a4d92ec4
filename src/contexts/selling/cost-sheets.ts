import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { type Costs, costPerKg, type GradedCost, gradedCost } from './kernel/cost-floor.ts';

/** A seller's reckoning of one product, and when it was made. */
export interface CostSheet extends Costs {
  readonly sellerId: string;
  readonly productCode: string;
  readonly since: Date;
  readonly personName: string;
  readonly helperName: string | null;
}

export async function insertCostSheets(
  call: Call,
  sheets: readonly (Costs & Pick<CostSheet, 'sellerId' | 'productCode'>)[],
): Promise<void> {
  if (sheets.length === 0) return;
  const { name: personName, helper } = call.actor;
  await call.tx
    .insertInto('selling.costSheet')
    .values(
      sheets.map((sheet) => ({
        countyId: call.county,
        ...sheet,
        since: call.now,
        personName,
        helperName: helper?.name ?? null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The standing sheets of sellers, one a product. */
export async function costSheetsOf(call: Call, sellerIds: readonly string[]): Promise<CostSheet[]> {
  if (sellerIds.length === 0) return [];
  return call.tx
    .selectFrom('selling.costSheet')
    .distinctOn(['sellerId', 'productCode'])
    .select([
      'sellerId',
      'productCode',
      'since',
      'growingFen',
      'pickingFen',
      'packingFen',
      'sellingFen',
      'personName',
      'helperName',
    ])
    .where('countyId', '=', call.county)
    .where('sellerId', 'in', [...sellerIds])
    .orderBy('sellerId')
    .orderBy('productCode')
    .orderBy('since', 'desc')
    .execute();
}

/** How much of its product's cost a grade bears, as the county states it. */
export interface GradeFactor {
  readonly productCode: string;
  readonly grade: string;
  readonly factorBp: number;
  readonly source: string;
}

export async function upsertGradeFactors(call: Call, factors: readonly GradeFactor[]): Promise<void> {
  if (factors.length === 0) return;
  await call.tx
    .insertInto('selling.gradeFactor')
    .values(
      factors.map((factor) => ({
        countyId: call.county,
        ...factor,
        personName: call.actor.name,
        recordedAt: call.now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['countyId', 'productCode', 'grade']).doUpdateSet((eb) => ({
        factorBp: eb.ref('excluded.factorBp'),
        source: eb.ref('excluded.source'),
        personName: eb.ref('excluded.personName'),
        recordedAt: eb.ref('excluded.recordedAt'),
      })),
    )
    .execute();
}

export async function gradeFactors(call: Call): Promise<GradeFactor[]> {
  const { rows } = await sql<GradeFactor>`
    select product_code, grade, factor_bp, source from selling.grade_factor
    where county_id = ${call.county} order by product_code, grade`.execute(call.tx);
  return rows;
}

/** What a kg of a grade costs each of these sellers; a grade without a factor bears the cost itself. */
export async function gradedCosts(
  call: Call,
  sellerIds: readonly string[],
): Promise<(sellerId: string) => GradedCost> {
  const sheets = new Map(
    (await costSheetsOf(call, sellerIds)).map((sheet) => [`${sheet.sellerId} ${sheet.productCode}`, sheet]),
  );
  const factors = new Map(
    (await gradeFactors(call)).map(({ productCode, grade, factorBp }) => [
      `${productCode} ${grade}`,
      factorBp,
    ]),
  );
  return (sellerId) => (productCode, grade) => {
    const sheet = sheets.get(`${sellerId} ${productCode}`);
    return sheet && gradedCost(costPerKg(sheet), factors.get(`${productCode} ${grade}`) ?? 10_000);
  };
}
