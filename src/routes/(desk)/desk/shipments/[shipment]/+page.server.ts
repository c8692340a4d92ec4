import { redirect } from '@sveltejs/kit';
import { packShipment, parcelOf, reportLost } from '#delivery';
import { isId, newId } from '#shared/id.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { scanForm } from '../scan-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const id = isId(params.shipment) ? params.shipment : newId();
  const story = await locals.read((call) => parcelOf(call, id));
  if (!story.ok) turnAway(story.refusal, locals.lang);
  const { actor } = locals;
  const { parcel } = story.value;
  return {
    ...story.value,
    sends: actor.organisationId === parcel.fromId,
    keeps: actor.roles.includes('station-keeper'),
    reports: !actor.roles.includes('officer'),
    scanId: newId(locals.now),
  };
};

export const actions: Actions = {
  pack: async ({ locals, params, request }) => {
    const { label: _, ...scan } = scanForm(await request.formData());
    const outcome = await locals.call((call) => packShipment(call, { ...scan, shipmentId: params.shipment }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    redirect(303, `/desk/shipments/${params.shipment}`);
  },

  lost: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { id } = scanForm(form);
    const note = String(form.get('note') ?? '');
    const outcome = await locals.call((call) => reportLost(call, { id, shipmentId: params.shipment, note }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/shipments/${params.shipment}`);
  },
};
