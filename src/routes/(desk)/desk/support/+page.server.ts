import { needs, needWords, whoNeedsHelp } from '#region';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import type { PageServerLoad } from './$types';
import { askedNeeds } from './asked-needs.ts';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang } = locals;
  const asked = askedNeeds(url);
  const page = pageNumber(url);
  const found = await locals.read((call) =>
    whoNeedsHelp(call, { ...asked, limit: SIZE, offset: (page - 1) * SIZE }),
  );
  const { households, total, counts } = answered(found, lang);
  return {
    asked,
    page,
    size: SIZE,
    total,
    any: counts.any,
    needs: needs.map((need) => ({ need, count: counts[need], ...needWords[need][lang] })),
    households: households.map((each) => ({
      id: each.id,
      name: t(each.nameZh, each.nameEn),
      township: t(each.townshipZh, each.townshipEn),
      phone: each.contactPhone,
      coop: t(each.coopZh ?? '', each.coopEn ?? ''),
      neighbour: t(each.neighbourZh ?? '', each.neighbourEn ?? ''),
      elder: each.elder,
      remote: each.remote,
      needs: needs
        .filter((need) => each.counts[need] > 0)
        .map((need) => ({ need, count: each.counts[need], name: needWords[need][lang].name })),
    })),
  };
};
