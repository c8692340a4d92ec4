import type { Product } from './product.ts';
import { fruit } from './products/fruit.ts';
import { garden } from './products/garden.ts';
import { kumquats } from './products/kumquats.ts';
import { pantry } from './products/pantry.ts';
import { yard } from './products/yard.ts';

/** Everything the demo county sells, kumquats first. */
export const products: readonly Product[] = [...kumquats, ...fruit, ...garden, ...yard, ...pantry];

/** The product with this code; throws when the demo has none. */
export function productOf(code: string): Product {
  const found = products.find((each) => each.code === code);
  if (!found) throw new Error(`no such demo product: ${code}`);
  return found;
}
