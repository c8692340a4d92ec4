/** No indicator makes more of an index than two fifths where there are enough to share the rest. */
export function usualCap(indicators: number): number {
  return indicators > 3 ? 0.4 : 1;
}
