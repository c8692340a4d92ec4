import { type Mark, marksOf } from '#branding';
import { lotLabels } from '#origin';
import type { Filled } from '#selling';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { IfShort } from './kernel/if-short.ts';
import type { NewLine } from './order-writes.ts';
import type { LineDraw } from './orders.ts';
import type { Parcel } from './plan-basket.ts';

/** What is looked up once for all parcels. */
export interface Provenance {
  readonly producerOf: ReadonlyMap<string, string>;
  /** The mark a lot bears on the day it is collected. */
  markOf(lotId: string, day: Day): Mark | undefined;
}

/** What of a parcel says where it comes from. */
interface Drawing {
  readonly lines: readonly { readonly draws: readonly { readonly lotId: string }[] }[];
  readonly promised: { readonly arrives: Day };
}

/** Whose the lots are that the parcels draw on, and which brand's mark each will carry on the day it is collected. */
export async function provenanceOf(call: Call, parcels: readonly Drawing[]): Promise<Provenance> {
  const lotIds = parcels.flatMap(({ lines }) =>
    lines.flatMap(({ draws }) => draws.map(({ lotId }) => lotId)),
  );
  const distinct = [...new Set(lotIds)];
  const lots = await lotLabels(call, distinct);
  const marks = new Map<string, Mark>();
  for (const day of new Set(parcels.map(({ promised }) => promised.arrives))) {
    for (const mark of await marksOf(call, distinct, day)) marks.set(`${mark.lotId} ${day}`, mark);
  }
  return {
    producerOf: new Map(lots.map((lot) => [lot.id, lot.producerId])),
    markOf: (lotId, day) => marks.get(`${lotId} ${day}`),
  };
}

/** A parcel's lines as an order keeps them. A line bears a brand only if all of it does. */
export function linesOf(
  parcel: Parcel,
  { producerOf, markOf }: Provenance,
  ifShort: ReadonlyMap<string, IfShort> = new Map(),
): NewLine[] {
  return parcel.lines.map((line, index) => {
    const { offer } = line;
    const brands = new Set(line.draws.map(({ lotId }) => markOf(lotId, parcel.promised.arrives)?.brandId));
    const [brandId] = brands;
    return {
      position: index + 1,
      offerId: offer.id,
      productCode: offer.productCode,
      terms: {
        form: offer.form,
        priceFen: offer.priceFen,
        priceUnit: offer.priceUnit,
        ...(offer.pieceKg === undefined ? {} : { pieceGrams: offer.pieceKg }),
      },
      titleZh: offer.titleZh,
      titleEn: offer.titleEn,
      quantity: { milli: line.milli, unit: offer.soldUnit },
      estimateFen: line.estimateFen,
      heldFen: line.heldFen,
      ...(line.presale
        ? { presale: { forecastId: line.presale.forecastId, milli: line.presale.milli } }
        : {}),
      ifShort: ifShort.get(offer.id) ?? 'refund',
      ...(brands.size === 1 && brandId !== undefined ? { brandId } : {}),
      ...(offer.drop ? { ofDrop: true } : {}),
      draws: line.draws.map((draw) => drawOf(draw, producerOf)),
    };
  });
}

function drawOf(
  { lotId, productCode, milli, unit }: Filled['draws'][number],
  producerOf: ReadonlyMap<string, string>,
): LineDraw {
  const producerId = producerOf.get(lotId);
  if (producerId === undefined) throw new Error(`lot ${lotId} has no producer`);
  return { lotId, productCode, producerId, quantity: { milli, unit } };
}
