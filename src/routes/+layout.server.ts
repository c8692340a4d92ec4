import { dayOf } from '#shared/instant.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => {
  const { lang, elder, actor, now } = locals;
  const me = { name: actor.name, roles: actor.roles, helper: actor.helper?.name };
  return {
    lang,
    elder,
    today: dayOf(now),
    here: url.pathname + url.search,
    me: actor.personId === undefined ? undefined : me,
  };
};
