import { inBatches } from '#shared/batches.ts';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { isPosition } from './kernel/outline.ts';
import { placesKnown } from './places.ts';
import { insertPlots, type NewPlot } from './plots.ts';
import { producersByIds } from './producers.ts';
import { productsByCodes } from './products.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { barred } from './scope.ts';

const AREA = /^\d{1,6}(\.\d{1,2})?$/;

/** Adds plots, any number at once, all or none. Plots whose id is known are left as they are. */
export async function addPlots(
  call: Call,
  plots: readonly NewPlot[],
): Promise<Outcome<undefined, OriginRefusal>> {
  const producerIds = [...new Set(plots.map((plot) => plot.producerId))];
  const bar = await barred(call, 'keep-field-book', producerIds);
  if (bar) return bar;
  const unknown = await firstUnknown(call, plots, producerIds);
  if (unknown !== undefined) return refuse('origin.unknown', { what: unknown });
  const wrong = plots.find((plot) => !isPosition(plot));
  if (wrong) return refuse('origin.position-invalid', { plot: wrong.name });
  const sizeless = plots.find((plot) => !AREA.test(plot.areaMu) || Number(plot.areaMu) === 0);
  if (sizeless) return refuse('origin.area-invalid', { plot: sizeless.name });
  await inBatches(plots, (some) => insertPlots(call, some));
  return ok();
}

/** One plot: `addPlots` for a list. */
export function addPlot(call: Call, plot: NewPlot): Promise<Outcome<undefined, OriginRefusal>> {
  return addPlots(call, [plot]);
}

async function firstUnknown(
  call: Call,
  plots: readonly NewPlot[],
  producerIds: readonly string[],
): Promise<string | undefined> {
  const productCodes = [...new Set(plots.map((plot) => plot.productCode))];
  const placeCodes = [...new Set(plots.map((plot) => plot.placeCode))];
  const known = new Set([
    ...(await producersByIds(call, producerIds)).map((producer) => producer.id),
    ...(await productsByCodes(call, productCodes)).map((product) => product.code),
    ...(await placesKnown(call, placeCodes)),
  ]);
  return [...producerIds, ...productCodes, ...placeCodes].find((key) => !known.has(key));
}
