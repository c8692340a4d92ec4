import { openGroups } from '#groupbuying';
import { isId } from '#shared/id.ts';
import { chosenNode } from '../chosen-node.ts';
import type { PageServerLoad } from './$types';
import { shownGroup } from './shown-group.ts';

/** Group buys at one's own point first; `offer` narrows the list to those with these goods. */
export const load: PageServerLoad = async ({ locals, cookies, url }) => {
  const asked = url.searchParams.get('offer') ?? '';
  const offerId = isId(asked) ? asked : undefined;
  const own = chosenNode(cookies);
  const groups = await locals.read((call) => openGroups(call, { offerId }));
  const near = groups.filter(({ cycle }) => cycle.nodeId === own);
  return {
    narrowed: offerId !== undefined,
    near: near.map((group) => shownGroup(group, locals)),
    others: groups.filter((group) => !near.includes(group)).map((group) => shownGroup(group, locals)),
  };
};
