import { forecastById } from '#origin';
import { offerById } from '#selling';
import type { Call } from '#shared/call.ts';
import type { Refused } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { harvestedFor } from './harvested-for.ts';
import { halfGrams } from './kernel/draws.ts';
import { together } from './kernel/shares.ts';
import type { Order, OrderLine } from './orders.ts';
import type { LineReading } from './read-packing.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { type Harvest, waitingLines } from './short-harvests.ts';

/**
 * Why lines that were sold ahead cannot be packed yet: their harvest is smaller than what was sold of it and nobody has decided how it is
 * shared. Whoever is packed first would take it from the others. undefined: they can.
 */
export async function notShared(
  call: Call,
  order: Pick<Order, 'sellerId'>,
  readings: readonly LineReading[],
): Promise<Refused<OrderingRefusal> | undefined> {
  const ahead = readings.filter(
    ({ line, reading }) =>
      line.presale && line.given === undefined && line.draws.length === 0 && reading.packed.milli > 0,
  );
  for (const { line } of ahead) {
    const harvest = await harvestOf(call, order, line);
    const waiting = harvest ? await waitingLines(call, { harvest }) : [];
    if (!harvest || waiting.length === 0) continue;
    const { unit } = line.quantity;
    const wanted = together(
      waiting.map(({ quantity }) => quantity),
      unit,
    );
    const { there } = await harvestedFor(call, harvest, waiting, unit);
    if (halfGrams(there) >= halfGrams(wanted)) continue;
    const { titleZh, titleEn } = line;
    return refuse('ordering.harvest-short', {
      titleZh,
      titleEn,
      have: decimal(there.milli),
      need: decimal(wanted.milli),
      unit,
    });
  }
  return undefined;
}

async function harvestOf(
  call: Call,
  { sellerId }: Pick<Order, 'sellerId'>,
  line: OrderLine,
): Promise<Harvest | undefined> {
  const offer = await offerById(call, line.offerId);
  const forecast = line.presale && (await forecastById(call, line.presale.forecastId));
  const [part] = offer.ok ? offer.value.parts : [];
  if (!part || !forecast) return undefined;
  return { sellerId, productCode: part.productCode, grade: part.grade, untilDay: forecast.untilDay };
}
