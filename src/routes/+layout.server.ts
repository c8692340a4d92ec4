import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => {
  const { lang, elder, actor } = locals;
  const me = { name: actor.name, roles: actor.roles, helper: actor.helper?.name };
  return { lang, elder, here: url.pathname + url.search, me: actor.personId === undefined ? undefined : me };
};
