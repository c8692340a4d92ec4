import { lotsThrough } from '#origin';
import type { Call } from '#shared/call.ts';
import type { Quantity, Unit } from '#shared/quantity.ts';
import type { Pickable } from './kernel/pick.ts';
import { together } from './kernel/shares.ts';
import type { Harvest, WaitingLine } from './short-harvests.ts';

/**
 * The seller's lots that serve lines sold ahead, as far as presales may take them: of that product and grade, and good on the day on which the last of them is
 * collected, first to expire first; and how much that is.
 */
export async function harvestedFor(
  call: Call,
  harvest: Pick<Harvest, 'sellerId' | 'productCode' | 'grade'>,
  lines: readonly Pick<WaitingLine, 'promisedDay'>[],
  unit: Unit,
): Promise<{ readonly lots: readonly Pickable[]; readonly there: Quantity }> {
  const goodOn = lines
    .map(({ promisedDay }) => promisedDay)
    .toSorted()
    .at(-1);
  if (goodOn === undefined) return { lots: [], there: { milli: 0, unit } };
  const { sellerId, productCode, grade } = harvest;
  const wanted = { seller: sellerId, product: productCode, grade, goodOn };
  const found = await lotsThrough(call, wanted, 'presale');
  const lots = found
    .filter(({ lot }) => (lot.unit === 'piece') === (unit === 'piece'))
    .map(({ lot, milli }) => ({
      lotId: lot.id,
      productCode: lot.productCode,
      producerId: lot.producerId,
      free: { milli, unit: lot.unit },
    }));
  return {
    lots,
    there: together(
      lots.map(({ free }) => free),
      unit,
    ),
  };
}
