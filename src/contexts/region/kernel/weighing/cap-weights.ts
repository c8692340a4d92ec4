/**
 * Weights none of which is above `most`; what is cut off goes to the others in their proportions. They go on adding up to 1, so `most`
 * must be at least 1/n.
 */
export function capWeights(weights: Float64Array, most: number): Float64Array {
  const capped = weights.slice();
  const held = new Set<number>();
  for (;;) {
    let over = false;
    for (const [at, weight] of capped.entries()) {
      if (weight > most && !held.has(at)) {
        held.add(at);
        over = true;
      }
    }
    if (!over) return capped;
    let free = 0;
    for (const [at, weight] of weights.entries()) if (!held.has(at)) free += weight;
    const left = 1 - held.size * most;
    for (const at of capped.keys()) {
      capped[at] = held.has(at)
        ? most
        : free > 0
          ? (left * (weights[at] ?? 0)) / free
          : left / (weights.length - held.size);
    }
  }
}
