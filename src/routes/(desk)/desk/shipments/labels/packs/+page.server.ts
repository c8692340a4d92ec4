import { labelsOf } from '#delivery';
import { isId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { qrSvg } from '#shared/qr-code.ts';
import { turnAway } from '../../../../../refused.ts';
import { dayAsked, idAsked } from '../../asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ids = url.searchParams.getAll('id').filter(isId);
  const departs = ids.length > 0 ? undefined : dayAsked(url, dayOf(locals.now), 'departs');
  const choice = { departs, serviceId: idAsked(url, 'service'), ids: departs ? undefined : ids };
  const labels = await locals.read((call) => labelsOf(call, choice));
  if (!labels.ok) turnAway(labels.refusal, locals.lang);
  const squares = new Map<string, string>();
  const packs = labels.value.flatMap(({ parcel, lines }) =>
    lines.flatMap((line, index) => {
      if (line.lotCode === null) return [];
      // GS1 Digital Link: (01) product and (10) lot, under our own address, which answers it with the lot's story.
      const link = `${url.origin}/01/${line.gtin}/10/${encodeURIComponent(line.lotCode)}`;
      const square = squares.get(link) ?? qrSvg(link);
      squares.set(link, square);
      const { senderZh, senderEn, sscc } = parcel;
      return [
        { key: `${parcel.id} ${index}`, line, lotCode: line.lotCode, senderZh, senderEn, sscc, square },
      ];
    }),
  );
  return { packs };
};
