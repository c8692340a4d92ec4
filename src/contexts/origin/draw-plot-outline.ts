import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Corner, outlineOf } from './kernel/outline.ts';
import { plotsByIds, savePlotOutline } from './plots.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { barred } from './scope.ts';

/**
 * Keeps the outline a grower walked or tapped on the map, in order round the plot. Its middle becomes the plot's position, which
 * is then no longer approximate. Answers the area it encloses, in mu.
 */
export async function drawPlotOutline(
  call: Call,
  input: { readonly plotId: string; readonly corners: readonly Corner[] },
): Promise<Outcome<{ readonly mu: number }, OriginRefusal>> {
  const [plot] = await plotsByIds(call, [input.plotId]);
  if (!plot) return refuse('origin.unknown', { what: input.plotId });
  const bar = await barred(call, 'keep-field-book', [plot.producerId]);
  if (bar) return bar;
  const outline = outlineOf(input.corners);
  if (!outline) return refuse('origin.outline-invalid', { plot: plot.name });
  await savePlotOutline(call, plot.id, outline);
  await recordHelpedAct(call, 'draw-plot-outline', plot.name);
  return ok({ mu: outline.mu });
}
