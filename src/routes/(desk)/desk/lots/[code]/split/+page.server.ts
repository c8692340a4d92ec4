import { lookAtLot, splitLot } from '#origin';
import { newId } from '#shared/id.ts';
import { ok } from '#shared/outcome.ts';
import { turnAway } from '../../../../../refused.ts';
import { amountIn } from '../../../amount-form.ts';
import { broughtId } from '../../../brought-id.ts';
import { actOnLot } from '../../act-on-lot.ts';
import { lotHead } from '../../lot-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const file = await locals.read((call) => lookAtLot(call, params.code, 'keep-lots'));
  if (!file.ok) return turnAway(file.refusal, locals.lang);
  return { lot: lotHead(file.value, locals.t), partId: newId(locals.now) };
};

export const actions: Actions = {
  default: (event) =>
    actOnLot(event, async (call, lot, form) => {
      const part = { id: broughtId(form, 'id', event.locals.now), amount: amountIn(form, 'amount') };
      const made = await splitLot(call, { lotId: lot.id, parts: [part] });
      return made.ok ? ok() : made;
    }),
};
