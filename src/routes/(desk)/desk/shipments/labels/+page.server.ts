import { redirect } from '@sveltejs/kit';
import { labelsOf, packShipment } from '#delivery';
import { maskedPhone } from '#people';
import { isId, newId } from '#shared/id.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { dayAsked, idAsked } from '../asked.ts';
import { ssccBars, ssccSquare } from '../barcodes.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const today = dayOf(locals.now);
  const ids = url.searchParams.getAll('id').filter(isId);
  const departs = ids.length > 0 ? undefined : dayAsked(url, today, 'departs');
  const choice = { departs, serviceId: idAsked(url, 'service'), ids: departs ? undefined : ids };
  const labels = await locals.read((call) => labelsOf(call, choice));
  if (!labels.ok) turnAway(labels.refusal, locals.lang);
  const { organisationId } = locals.actor;
  return {
    departs,
    today,
    days: [0, 1, 2].map((ahead) => addDays(today, ahead)),
    labels: labels.value.map(({ parcel, lines }) => ({
      parcel: { ...parcel, recipientPhone: maskedPhone(parcel.recipientPhone) },
      lines,
      bars: ssccBars(parcel.sscc),
      square: ssccSquare(parcel.sscc),
    })),
    toPack: labels.value
      .filter(({ parcel }) => parcel.status === 'expected' && parcel.fromId === organisationId)
      .map(({ parcel }) => ({ id: parcel.id, scanId: newId(locals.now) })),
  };
};

export const actions: Actions = {
  /** Each parcel's own scan id comes from the page, so that pressing twice packs once. */
  default: async ({ locals, request, url }) => {
    const form = await request.formData();
    const pairs = form.getAll('packed').map((each) => String(each).split(' '));
    const outcome = await locals.call(async (call) => {
      for (const [shipmentId = '', id = ''] of pairs) {
        const packed = await packShipment(call, { id, shipmentId });
        if (!packed.ok) return packed;
      }
      return { ok: true, value: undefined } as const;
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, url.pathname + url.search);
  },
};
