import { redirect } from '@sveltejs/kit';
import { agreeToGroup, askForAdvance, leaveGroup, makeGroup, ownCredit, scoreWords } from '#region';
import { newId } from '#shared/id.ts';
import { parseYuan } from '#shared/money.ts';
import { answered } from '../../../answered.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { lang, t } = locals;
  const credit = answered(await locals.read((call) => ownCredit(call)), lang);
  const nameOf = (id: string) => {
    const found = credit.names.get(id);
    return found ? t(found.nameZh, found.nameEn) : '–';
  };
  return {
    // Made here, so that a form sent twice is one request.
    key: newId(locals.now),
    groupKey: newId(locals.now),
    household: t(credit.household.nameZh, credit.household.nameEn),
    points: credit.score.points,
    ceiling: credit.ceiling,
    lends: credit.lends,
    parts: credit.score.parts.map(({ factor, points, most }) => ({
      factor,
      points,
      most,
      what: scoreWords[factor][lang].what,
    })),
    missing: credit.score.missing.map(({ factor, points, most }) => ({
      factor,
      lost: most - points,
      ...scoreWords[factor][lang],
    })),
    vouchers: credit.vouchers.map(({ personName, byHouseholdId, givenAt }) => ({
      personName,
      mentor: byHouseholdId === null,
      givenAt,
    })),
    groups: credit.groups.map(({ id, name, members, stands }) => ({
      id,
      name,
      stands,
      agreed: members.some(({ householdId, agreed }) => agreed && householdId === credit.household.id),
      members: members.map(({ householdId, agreed }) => ({
        id: householdId,
        name: nameOf(householdId),
        agreed,
      })),
    })),
    waiting: credit.waiting,
    advances: credit.advances.map(
      ({ id, fen, against, againstNumber, status, askedAt, dueDay, repaidFen, reason }) => ({
        ...{ id, fen, against, againstNumber, status, askedAt, dueDay, repaidFen, reason },
      }),
    ),
  };
};

export const actions: Actions = {
  ask: async ({ locals, request }) => {
    const form = await request.formData();
    const asked = await locals.call((call) =>
      askForAdvance(call, {
        id: idIn(form, 'key'),
        againstId: idIn(form, 'against'),
        fen: parseYuan(String(form.get('yuan') ?? '')) ?? 0,
      }),
    );
    if (!asked.ok) return refused(asked.refusal, locals.lang, form);
    redirect(303, '/desk/credit');
  },
  agree: async ({ locals, request }) => {
    const form = await request.formData();
    const agreed = await locals.call((call) => agreeToGroup(call, idIn(form, 'group')));
    if (!agreed.ok) return refused(agreed.refusal, locals.lang, form);
    redirect(303, '/desk/credit');
  },
  leave: async ({ locals, request }) => {
    const form = await request.formData();
    const left = await locals.call((call) => leaveGroup(call, idIn(form, 'group')));
    if (!left.ok) return refused(left.refusal, locals.lang, form);
    redirect(303, '/desk/credit');
  },
  group: async ({ locals, request }) => {
    const form = await request.formData();
    const made = await locals.call((call) =>
      makeGroup(call, {
        id: idIn(form, 'key'),
        name: String(form.get('name') ?? ''),
        householdIds: form.getAll('household').map(String),
      }),
    );
    if (!made.ok) return refused(made.refusal, locals.lang, form);
    redirect(303, '/desk/credit');
  },
};
