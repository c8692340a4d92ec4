import { picksAtDesk } from '#groupbuying';
import { shownGroup } from '../../../../(shop)/groups/shown-group.ts';
import { answered } from '../../../../answered.ts';
import { shownPick } from '../../packing/shown-packing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const found = answered(await locals.read(picksAtDesk), locals.lang);
  return {
    lists: found.map(({ group, orders, picks }) => ({
      group: shownGroup(group, locals),
      departs: group.cycle.departs,
      sure: group.cycle.status === 'made',
      toPack: orders.filter(({ packedAt }) => packedAt === undefined).length,
      packed: orders.filter(({ packedAt }) => packedAt !== undefined).length,
      picks: picks.map((pick) => shownPick(pick, locals)),
    })),
  };
};
