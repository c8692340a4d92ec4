import { redirect } from '@sveltejs/kit';
import { editNode, networkOf } from '#delivery';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { refused, turnAway } from '../../../../../refused.ts';
import { textField, weekdaysField } from '../../terms-form.ts';
import type { Actions, PageServerLoad } from './$types';

const refuse = refuserOf(refusals);

export const load: PageServerLoad = async ({ locals, params }) => {
  const network = await locals.read((call) => networkOf(call));
  if (!network.ok) turnAway(network.refusal, locals.lang);
  const node = network.value.nodes.find(({ id }) => id === params.node);
  if (!node) turnAway(refuse('request.not-found').refusal, locals.lang);
  return { node };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) =>
      editNode(call, {
        nodeId: params.node,
        nameZh: textField(form, 'nameZh'),
        nameEn: textField(form, 'nameEn'),
        address: textField(form, 'address'),
        opening: {
          opens: textField(form, 'opens'),
          closes: textField(form, 'closes'),
          weekdays: weekdaysField(form),
        },
        cold: form.get('cold') === 'yes',
        active: form.get('active') === 'yes',
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/network');
  },
};
