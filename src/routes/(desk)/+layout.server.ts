import { hatsOf } from '#people';
import { roleWords } from '#shared/role-words.ts';
import type { LayoutServerLoad } from './$types';
import { menuFor } from './menu.ts';

export const load: LayoutServerLoad = async ({ locals }) => {
  const { actor, lang, t } = locals;
  const { personId, helper, organisationId, roles } = actor;
  const held = personId === undefined || helper ? [] : await locals.read((call) => hatsOf(call, personId));
  const hats = held.map(({ role, organisation }) => ({
    value: `${organisation.id}.${role}`,
    label: `${roleWords[role][lang]} · ${t(organisation.nameZh, organisation.nameEn)}`,
    worn: organisation.id === organisationId && roles.includes(role),
  }));
  return { menu: menuFor(actor, t), hats };
};
