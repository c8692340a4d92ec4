import { seasonCalendar } from '#selling';
import { dayOf } from '#shared/instant.ts';
import { pageNumber } from '$ui/query.ts';
import { categoryName } from '../category-words.ts';
import type { PageServerLoad } from './$types';

const SIZE = 60;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t } = locals;
  const page = pageNumber(url);
  const rows = await locals.read((call) => seasonCalendar(call));
  return {
    today: dayOf(locals.now),
    month: Number(dayOf(locals.now).slice(5, 7)),
    ...{ page, size: SIZE, total: rows.length },
    rows: rows.slice((page - 1) * SIZE, page * SIZE).map((row) => ({
      ...row,
      name: t(row.name.zh, row.name.en),
      category: categoryName(row.category, t),
    })),
  };
};
