import { type Fen, splitByWeight } from '#shared/money.ts';
import { type Draw, halfGrams } from './draws.ts';

/**
 * How much of a line's price pays for each draw, to the fen, in the order of the draws: a box's price is shared evenly by the
 * products in it, and each product's part by how much each lot gave.
 */
export function moneyByDraw(fen: Fen, draws: readonly Draw[]): Fen[] {
  const products = [...Map.groupBy(draws, (draw) => draw.productCode).values()];
  const parts = splitByWeight(
    fen,
    products.map(() => 1),
  );
  const money = new Map<Draw, Fen>();
  for (const [index, own] of products.entries()) {
    const shares = splitByWeight(
      parts[index] ?? 0,
      own.map((draw) => halfGrams(draw.quantity)),
    );
    for (const [at, draw] of own.entries()) money.set(draw, shares[at] ?? 0);
  }
  return draws.map((draw) => money.get(draw) ?? 0);
}
