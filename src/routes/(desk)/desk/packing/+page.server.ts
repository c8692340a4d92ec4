import { packingList } from '#ordering';
import { turnAway } from '../../../refused.ts';
import type { PageServerLoad } from './$types';
import { shownParcel, shownPick } from './shown-packing.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const list = await locals.read(packingList);
  if (!list.ok) return turnAway(list.refusal, locals.lang);
  const { today, days, nodes } = list.value;
  const nameOf = (id: string) => {
    const node = nodes.find((each) => each.id === id);
    return node ? locals.t(node.nameZh, node.nameEn) : '';
  };
  return {
    today,
    packed: url.searchParams.get('packed') ?? undefined,
    back: url.searchParams.get('back') ?? undefined,
    days: days.map(({ departs, orders, picks }) => ({
      departs,
      picks: picks.map((pick) => shownPick(pick, locals)),
      parcels: orders.map((order) => ({ ...shownParcel(order, locals), node: nameOf(order.nodeId) })),
    })),
  };
};
