import { redirect } from '@sveltejs/kit';
import { arriveAt, manifestOf, parcelByLabel } from '#delivery';
import { isId, newId } from '#shared/id.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { scanForm } from '../../shipments/scan-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const manifest = await locals.read((call) => manifestOf(call, isId(params.round) ? params.round : newId()));
  if (!manifest.ok) turnAway(manifest.refusal, locals.lang);
  const { round, stops } = manifest.value;
  if (round.status === 'planned') redirect(303, `/desk/rounds/${round.id}`);
  const asked = Number(url.searchParams.get('stop'));
  const next =
    stops.find(({ position }) => position === asked) ?? stops.find(({ arrivedAt }) => arrivedAt === null);
  const left = stops.filter((stop) => stop.arrivedAt === null && stop.position !== next?.position);
  return { round, next, left, stops, scanId: newId(locals.now) };
};

export const actions: Actions = {
  /** One parcel by its label; the stop stays open for the others. */
  scan: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { label, ...scan } = scanForm(form);
    const position = Number(form.get('stop'));
    const outcome = await locals.call(async (call) => {
      const parcel = await parcelByLabel(call, label);
      if (!parcel.ok) return parcel;
      return arriveAt(call, { ...scan, roundId: params.round, position, shipmentIds: [parcel.value.id] });
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/drive/${params.round}?stop=${position}`);
  },

  arrive: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { label: _, ...scan } = scanForm(form);
    const outcome = await locals.call((call) =>
      arriveAt(call, {
        ...scan,
        roundId: params.round,
        position: Number(form.get('stop')),
        shipmentIds: form.getAll('parcel').map(String),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/drive/${params.round}`);
  },
};
