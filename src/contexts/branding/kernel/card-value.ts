/**
 * A brand's value by CARD's model (China Academy for Rural Development, 胡晓云): earnings × loyalty × strength's multiplier.
 */
export function cardValue(earnings: number, prices: readonly number[], strength: number): number {
  return earnings * loyaltyOf(prices) * strengthMultiplier(strength);
}

/** From a strength of 0 to 100 to 0 to 20, by Interbrand's S curve: 250 y = x² up to 50, (y − 10)² = 2x − 100 above. */
export function strengthMultiplier(strength: number): number {
  return strength <= 50 ? strength ** 2 / 250 : 10 + Math.sqrt(2 * strength - 100);
}

/** (mean − standard deviation)/mean of the last years' prices: 1 where they stayed the same. Of a sample unless said. */
export function loyaltyOf(prices: readonly number[], of: 'sample' | 'population' = 'sample'): number {
  const mean = prices.reduce((sum, price) => sum + price, 0) / prices.length;
  const squares = prices.reduce((sum, price) => sum + (price - mean) ** 2, 0);
  return 1 - Math.sqrt(squares / (prices.length - (of === 'sample' ? 1 : 0))) / mean;
}
