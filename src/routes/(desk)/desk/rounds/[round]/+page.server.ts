import { redirect } from '@sveltejs/kit';
import { departRound, loadOnRound, manifestOf, parcelByLabel, rights } from '#delivery';
import { rights as recall } from '#recall';
import { may } from '#shared/call.ts';
import { isId, newId } from '#shared/id.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { idAsked } from '../../shipments/asked.ts';
import { scanForm } from '../../shipments/scan-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const manifest = await locals.read((call) => manifestOf(call, isId(params.round) ? params.round : newId()));
  if (!manifest.ok) turnAway(manifest.refusal, locals.lang);
  const { round, stops } = manifest.value;
  const last = idAsked(url, 'last');
  const mine = locals.actor.organisationId === round.carrierId && locals.actor.roles.includes('carrier');
  return {
    ...manifest.value,
    mine,
    drives: may(locals.actor, rights['drive-rounds']),
    mayRecall: may(locals.actor, recall.recall),
    scanId: newId(locals.now),
    last: stops.flatMap((stop) => stop.parcels).find((parcel) => parcel.id === last),
  };
};

export const actions: Actions = {
  load: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { label, ...scan } = scanForm(form);
    const outcome = await locals.call(async (call) => {
      const parcel = await parcelByLabel(call, label);
      if (!parcel.ok) return parcel;
      const loaded = await loadOnRound(call, { ...scan, shipmentId: parcel.value.id, roundId: params.round });
      return loaded.ok ? parcel : loaded;
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/rounds/${params.round}?last=${outcome.value.id}`);
  },

  // One transaction: either everything that is left goes on, or the first refusal says why nothing did.
  loadAll: async ({ locals, params }) => {
    const outcome = await locals.call(async (call) => {
      const manifest = await manifestOf(call, params.round);
      if (!manifest.ok) return manifest;
      const left = manifest.value.stops
        .flatMap((stop) => stop.parcels)
        .filter((each) => each.loadedAt === null);
      for (const { id: shipmentId } of left) {
        const loaded = await loadOnRound(call, { id: newId(locals.now), shipmentId, roundId: params.round });
        if (!loaded.ok) return loaded;
      }
      return manifest;
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    redirect(303, `/desk/rounds/${params.round}`);
  },

  depart: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { label: _, ...scan } = scanForm(form);
    const outcome = await locals.call((call) => departRound(call, { ...scan, roundId: params.round }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/drive/${params.round}`);
  },
};
