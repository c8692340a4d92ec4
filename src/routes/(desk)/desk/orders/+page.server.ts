import { ordersAtDesk } from '#ordering';
import { pageNumber } from '$ui/query.ts';
import { turnAway } from '../../../refused.ts';
import type { PageServerLoad } from './$types';
import { askedOrders } from './asked-orders.ts';
import { shownRow } from './shown-row.ts';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const page = pageNumber(url);
  const asked = askedOrders(url);
  const found = await locals.read((call) =>
    ordersAtDesk(call, { ...asked, limit: SIZE, offset: (page - 1) * SIZE }),
  );
  if (!found.ok) return turnAway(found.refusal, locals.lang);
  return {
    page,
    size: SIZE,
    count: found.value.count,
    kind: asked.kind,
    query: asked.query,
    from: asked.from,
    until: asked.until,
    search: url.search,
    everySeller: found.value.sellers.length > 0,
    rows: found.value.orders.map((order) => shownRow(order, found.value, locals)),
  };
};
