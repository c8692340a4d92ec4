import { type Plot, plotsByIds, producersKeptBy } from '#origin';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { type Outcome, ok, refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';

const refuse = refuserOf(refusals);

/** A plot of a household the caller keeps; anyone else's is not found. */
export async function ownPlot(call: Call, id: string): Promise<Outcome<Plot>> {
  const [plot] = isId(id) ? await plotsByIds(call, [id]) : [];
  const kept = plot && (await producersKeptBy(call)).some((producer) => producer.id === plot.producerId);
  return kept ? ok(plot) : refuse('request.not-found');
}

/** How much country the picture of a plot shows: the plot three times over. */
export function metresAround(areaMu: string): number {
  const side = Math.sqrt((Number(areaMu) * 10_000) / 15);
  return Math.max(200, Math.ceil((side * 3) / 50) * 50);
}
