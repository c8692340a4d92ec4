import type { Fen } from '#shared/money.ts';

/** Amounts as whole fen that add up to `total` exactly: each rounded down, then the largest remainders up; earlier ones win a tie. */
export function wholeFen(amounts: ArrayLike<number>, total: Fen): Fen[] {
  const down = Array.from(amounts, Math.floor);
  const left = total - down.reduce((sum, each) => sum + each, 0);
  const order = Array.from(amounts, (amount, at) => ({ at, rest: amount - Math.floor(amount) })).sort(
    (a, b) => b.rest - a.rest || a.at - b.at,
  );
  if (!Number.isInteger(left)) throw new RangeError('shares or total are not finite whole numbers');
  // What is left is less than one fen for each, but for the error of the sum.
  const each = Math.floor(left / down.length);
  const more = left - each * down.length;
  for (const [place, { at }] of order.entries())
    down[at] = (down[at] as number) + each + (place < more ? 1 : 0);
  return down;
}
