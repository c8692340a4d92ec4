import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => ({
  lang: locals.lang,
  elder: locals.elder,
  here: url.pathname + url.search,
  me:
    locals.actor.personId === undefined
      ? undefined
      : { name: locals.actor.name, roles: locals.actor.roles, helper: locals.actor.helper?.name },
});
