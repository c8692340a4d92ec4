import { labelsOf, type OrderedLine, type Parcel } from '#delivery';
import { type Lot, lotsByIds } from '#origin';
import { isId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { ok } from '#shared/outcome.ts';
import { qrSvg } from '#shared/qr-code.ts';
import { grams } from '#shared/quantity.ts';
import { bracketed, buildDigitalLink, packElements } from '#tracing';
import { turnAway } from '../../../../../refused.ts';
import { dayAsked, idAsked } from '../../asked.ts';
import { packSquare } from '../../barcodes.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ids = url.searchParams.getAll('id').filter(isId);
  const departs = ids.length > 0 ? undefined : dayAsked(url, dayOf(locals.now), 'departs');
  const choice = { departs, serviceId: idAsked(url, 'service'), ids: departs ? undefined : ids };
  const told = await locals.read(async (call) => {
    const labels = await labelsOf(call, choice);
    if (!labels.ok) return labels;
    const lotIds = labels.value.flatMap(({ lines }) => lines.flatMap(({ lotId }) => lotId ?? []));
    const lots = new Map((await lotsByIds(call, [...new Set(lotIds)])).map((lot) => [lot.id, lot]));
    return ok({ labels: labels.value, lots });
  });
  if (!told.ok) turnAway(told.refusal, locals.lang);
  const { labels, lots } = told.value;
  return {
    sheet: url.searchParams.get('paper') === 'a4',
    packs: labels.flatMap(({ parcel, lines }) =>
      lines.flatMap((line, index) =>
        line.lotCode === null
          ? []
          : [
              packLabel(
                url.origin,
                `${parcel.id} ${index}`,
                parcel,
                line,
                line.lotCode,
                lots.get(line.lotId ?? ''),
              ),
            ],
      ),
    ),
  };
};

/** One pack's label: the square for phones leads to the lot's page here, the other says the same to tills and warehouses. */
function packLabel(
  origin: string,
  key: string,
  { senderZh, senderEn, nodeCode, sscc }: Parcel,
  line: OrderedLine,
  lotCode: string,
  lot: Lot | undefined,
) {
  const harvested = lot && dayOf(lot.harvestedAt);
  const elements = packElements({
    gtin: line.gtin,
    lotCode,
    grams: grams(line),
    pieces: line.unit === 'piece' ? line.milli / 1_000 : undefined,
    harvested,
    bestBefore: lot?.goodUntil,
  });
  // Phones read the link of the lot and of what is in this pack; days stand in print.
  const link = buildDigitalLink(
    elements.filter(({ ai }) => ai !== '15' && ai !== '7007'),
    { stem: origin },
  );
  const squares = link.ok
    ? { phone: qrSvg(link.value), till: packSquare(elements), readable: bracketed(elements) }
    : undefined;
  return {
    ...{ key, line, lotCode, senderZh, senderEn, nodeCode, sscc },
    ...{ harvested, bestBefore: lot?.goodUntil, squares },
  };
}
