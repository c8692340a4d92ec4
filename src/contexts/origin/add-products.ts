import type { Call } from '#shared/call.ts';
import { may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { insertProducts, type NewProduct } from './products.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

const GTIN = /^\d{14}$/;

/** Adds products with their grades, any number at once. A product whose code is known is left as it is, with its grades. */
export async function addProducts(
  call: Call,
  products: readonly NewProduct[],
): Promise<Outcome<undefined, OriginRefusal>> {
  if (!may(call.actor, rights['keep-catalogue'])) return refuse('origin.not-allowed');
  const wrong = products.find((product) => !GTIN.test(product.gtin) || product.grades.length === 0);
  if (wrong) return refuse('origin.product-invalid', { productZh: wrong.nameZh, productEn: wrong.nameEn });
  if (products.length > 0) await insertProducts(call, products);
  return ok();
}
