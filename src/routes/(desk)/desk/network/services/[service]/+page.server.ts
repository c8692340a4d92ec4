import { redirect } from '@sveltejs/kit';
import { editService, networkOf } from '#delivery';
import { parseYuan } from '#shared/money.ts';
import { refuserOf } from '#shared/outcome.ts';
import { parseMilli } from '#shared/quantity.ts';
import { refusals } from '#shared/refusals.ts';
import { refused, turnAway } from '../../../../../refused.ts';
import { textField, weekdaysField } from '../../terms-form.ts';
import type { Actions, PageServerLoad } from './$types';

const refuse = refuserOf(refusals);

export const load: PageServerLoad = async ({ locals, params }) => {
  const network = await locals.read((call) => networkOf(call));
  if (!network.ok) turnAway(network.refusal, locals.lang);
  const service = network.value.services.find(({ id }) => id === params.service);
  const node = network.value.nodes.find(({ id }) => id === service?.toNodeId);
  if (!service || !node) turnAway(refuse('request.not-found').refusal, locals.lang);
  return { service, node };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) =>
      editService(call, {
        serviceId: params.service,
        cutOff: textField(form, 'cutOff'),
        arrives: textField(form, 'arrives'),
        leadDays: Number(textField(form, 'leadDays')),
        weekdays: weekdaysField(form),
        // What is no amount becomes one that the terms refuse.
        capacityGrams: parseMilli(textField(form, 'capacity')) ?? 0,
        feeFen: parseYuan(textField(form, 'fee')) ?? -1,
        cold: form.get('cold') === 'yes',
        byBus: form.get('byBus') === 'yes',
        active: form.get('active') === 'yes',
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/network');
  },
};
