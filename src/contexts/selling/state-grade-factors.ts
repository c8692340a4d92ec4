import { productsByCodes } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type GradeFactor, upsertGradeFactors } from './cost-sheets.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** States how much of a product's cost its grades bear, with where the figure comes from. By the county's officers; all or none. */
export async function stateGradeFactors(
  call: Call,
  factors: readonly GradeFactor[],
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['state-grade-factors'])) return refuse('selling.not-allowed');
  const products = await productsByCodes(call, [...new Set(factors.map(({ productCode }) => productCode))]);
  for (const { productCode, grade, factorBp, source } of factors) {
    const product = products.find(({ code }) => code === productCode);
    if (!product?.grades.some(({ code }) => code === grade)) {
      return refuse('selling.unknown', { what: `${productCode} ${grade}` });
    }
    if (!Number.isInteger(factorBp) || factorBp < 1_000 || factorBp > 30_000) {
      return refuse('selling.unsound', { flaw: 'factor' });
    }
    if (source.trim() === '') return refuse('selling.unsound', { flaw: 'source' });
  }
  await upsertGradeFactors(call, factors);
  return ok();
}
