import type { Call } from '#shared/call.ts';
import { may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { checkDigit } from '#tracing';
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
  const wrong = products.find(({ gtin, grades }) => !isGtin(gtin) || grades.length === 0);
  if (wrong) return refuse('origin.product-invalid', { productZh: wrong.nameZh, productEn: wrong.nameEn });
  if (products.length > 0) await insertProducts(call, products);
  return ok();
}

/** A GTIN-14 whose last digit fits the others: one mistyped would be printed on every label. */
function isGtin(text: string): boolean {
  return GTIN.test(text) && checkDigit(text.slice(0, -1)) === Number(text.at(-1));
}
