import { rights as ordering } from '#ordering';
import { rights as origin } from '#origin';
import { performanceFigures, performanceRecords, performanceWords, rights as regionRights } from '#region';
import { may } from '#shared/call.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../../../answered.ts';
import type { PageServerLoad } from './$types';

const SIZE = 50;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { lang, t, actor } = locals;
  // What is no figure is refused with the township's name by the verb: none is called so.
  const figure = performanceFigures.find((each) => each === params.figure);
  const quarter = url.searchParams.get('quarter') ?? '';
  const page = pageNumber(url);
  const found = answered(
    await locals.read((call) =>
      performanceRecords(call, {
        township: figure ? params.township : '',
        figure: figure ?? 'on-time',
        quarter,
        limit: SIZE,
        offset: (page - 1) * SIZE,
      }),
    ),
    lang,
  );
  return {
    figure: figure ?? 'on-time',
    words: performanceWords[figure ?? 'on-time'][lang],
    township: t(found.township.nameZh, found.township.nameEn),
    period: found.period,
    part: found.part,
    whole: found.whole,
    total: found.total,
    named: may(actor, regionRights['see-needs']),
    opensOrders: may(actor, ordering['see-orders']),
    opensLots: may(actor, origin['read-lots']),
    page,
    size: SIZE,
    records: found.records.map(({ nameZh, nameEn, ...record }, at) => ({
      ...record,
      key: String(at),
      name: nameZh === undefined ? undefined : t(nameZh, nameEn ?? ''),
    })),
  };
};
