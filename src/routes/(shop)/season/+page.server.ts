import { seasonCalendar } from '#selling';
import { dayOf } from '#shared/instant.ts';
import { categoryName } from '../category-words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { t } = locals;
  const rows = await locals.read((call) => seasonCalendar(call));
  return {
    today: dayOf(locals.now),
    month: Number(dayOf(locals.now).slice(5, 7)),
    rows: rows.map((row) => ({
      ...row,
      name: t(row.name.zh, row.name.en),
      category: categoryName(row.category, t),
    })),
  };
};
