import { redirect } from '@sveltejs/kit';
import { hubBoard, parcelByLabel, parcelOf, receiveAtHub } from '#delivery';
import { newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { idAsked } from '../../shipments/asked.ts';
import { scanForm } from '../../shipments/scan-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const lastId = idAsked(url, 'last');
  const [board, last] = await locals.read(async (call) => [
    await hubBoard(call, { hubId: idAsked(url, 'hub'), day: dayOf(locals.now) }),
    lastId ? await parcelOf(call, lastId) : undefined,
  ]);
  if (!board.ok) turnAway(board.refusal, locals.lang);
  const { hub, departures, comingIn } = board.value;
  const parcels = departures.reduce((sum, each) => sum + each.parcels, 0);
  const here = departures.reduce((sum, each) => sum + each.atHub, 0);
  return {
    ...{ hub, parcels, here, comingIn, scanId: newId(locals.now) },
    last: last?.ok ? last.value.parcel : undefined,
  };
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const form = await request.formData();
    const { label, ...scan } = scanForm(form);
    const outcome = await locals.call(async (call) => {
      const parcel = await parcelByLabel(call, label);
      if (!parcel.ok) return parcel;
      const hubId = idAsked(url, 'hub') ?? '';
      const received = await receiveAtHub(call, { ...scan, shipmentId: parcel.value.id, hubId });
      return received.ok ? parcel : received;
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/hub/receive?hub=${idAsked(url, 'hub') ?? ''}&last=${outcome.value.id}`);
  },
};
