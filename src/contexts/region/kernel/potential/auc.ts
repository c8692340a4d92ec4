/**
 * The area under the ROC curve: the chance that of one row with the outcome and one without, the first has the higher score, a tie
 * counting half (Mann and Whitney 1947; Hanley and McNeil 1982). NaN where all outcomes are alike.
 */
export function auc(scores: Float64Array, y: Uint8Array): number {
  const order = Int32Array.from(scores, (_, at) => at).sort(
    (a, b) => (scores[a] as number) - (scores[b] as number),
  );
  let [withIt, rankSum] = [0, 0];
  for (let at = 0; at < order.length; ) {
    const score = scores[order[at] as number];
    let end = at;
    let here = 0;
    while (end < order.length && scores[order[end] as number] === score) {
      here += y[order[end] as number] as number;
      end += 1;
    }
    withIt += here;
    rankSum += (here * (at + 1 + end)) / 2;
    at = end;
  }
  const without = order.length - withIt;
  return (rankSum - (withIt * (withIt + 1)) / 2) / (withIt * without);
}
