import { myOrders } from '#ordering';
import { pageNumber } from '$ui/query.ts';
import { turnAway } from '../../refused.ts';
import { countText } from '../../sold-words.ts';
import type { PageServerLoad } from './$types';

const SIZE = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang } = locals;
  const page = pageNumber(url);
  const found = await locals.read((call) => myOrders(call, { limit: SIZE, offset: (page - 1) * SIZE }));
  if (!found.ok) return turnAway(found.refusal, lang);
  return {
    page,
    size: SIZE,
    count: found.value.count,
    orders: found.value.orders.map((order) => ({
      number: order.number,
      status: order.status,
      withheld: found.value.withheld.has(order.id),
      placedAt: order.placedAt,
      promisedDay: order.promisedDay,
      keptFen: order.goodsFen + order.deliveryFen + (order.toppedUpFen ?? 0) - order.refundedFen,
      goods: order.lines
        .map((line) => `${t(line.titleZh, line.titleEn)} ${countText(line.terms.form, line.quantity, lang)}`)
        .join(t('、', ', ')),
    })),
  };
};
