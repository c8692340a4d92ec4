/** Each row's rank, 1 the highest; rows with the same figure share the first of their ranks (1, 2, 2, 4). */
export function ranksOf(scores: Float64Array): Float64Array {
  const falling = Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const ranks = new Float64Array(scores.length);
  for (const [place, row] of falling.entries()) {
    const before = falling[place - 1];
    const tied = before !== undefined && scores[before] === scores[row];
    ranks[row] = tied ? (ranks[before] ?? 0) : place + 1;
  }
  return ranks;
}
