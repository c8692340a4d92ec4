import { marksOf } from '#branding';
import { certificatesOfLot, fieldRecordsOfLot, lotByCode, plotsOfLot, productByCode } from '#origin';
import { organisation, placesAround } from '#people';
import { recallsOfLots } from '#recall';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { ok, refuserOf } from '#shared/outcome.ts';
import { picturesByIds } from '#shared/pictures.ts';
import { refusals } from '#shared/refusals.ts';
import { lotThing, storyOf } from '#tracing';

const refuse = refuserOf(refusals);

/** All that a lot's label leads to: what it is, who grew it where, what was done, and what vouches for it. */
export async function lotStory(call: Call, label: { readonly gtin: string; readonly lot: string }) {
  const lot = await lotByCode(call, label.lot);
  if (!lot || lot.gtin !== label.gtin) return refuse('request.not-found');
  const plots = await plotsOfLot(call, lot.id);
  const codes = [lot.placeCode, ...plots.map((plot) => plot.placeCode)];
  const product = await productByCode(call, lot.productCode);
  const pictureId = lot.pictureId ?? product?.pictureId;
  const pictures = await picturesByIds(call, pictureId ? [pictureId] : []);
  const certificates = await certificatesOfLot(call, lot.id);
  return ok({
    lot,
    product,
    plots,
    picture: pictureId ? pictures.get(pictureId) : undefined,
    producer: await organisation(call, lot.producerId),
    seller: await organisation(call, lot.sellerId),
    places: await placesAround(call, codes),
    fieldRecords: (await fieldRecordsOfLot(call, lot.id)).filter(
      (record) => record.struckReason === undefined,
    ),
    certificate: certificates.find((certificate) => certificate.voided === undefined),
    marks: await marksOf(call, [lot.id], dayOf(call.now)),
    recall: (await recallsOfLots(call, [lot.id])).find((recall) => recall.closedAt === null),
    story: await storyOf(call, lotThing(lot.gtin, lot.code)),
  });
}
