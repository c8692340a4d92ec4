import { redirect } from '@sveltejs/kit';
import { parcelByLabel, parcelOf, shelve, stationBoard } from '#delivery';
import { newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { refused, turnAway } from '../../../refused.ts';
import { isCalled } from '../is-called.ts';
import { idAsked } from '../shipments/asked.ts';
import { idField, scanForm } from '../shipments/scan-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const lastId = idAsked(url, 'last');
  const [board, last] = await locals.read(async (call) => [
    await stationBoard(call, { nodeId: idAsked(url, 'node') }),
    lastId ? await parcelOf(call, lastId) : undefined,
  ]);
  if (!board.ok) turnAway(board.refusal, locals.lang);
  const keeps = locals.actor.organisationId === board.value.node.organisationId;
  const words = url.searchParams.get('q') ?? '';
  return {
    ...board.value,
    words,
    found: board.value.shelf.filter(({ sscc, recipientName, recipientPhone, shelf, orderNumber }) =>
      isCalled(words, sscc, recipientName, recipientPhone.slice(-4), shelf, orderNumber),
    ),
    keeps,
    now: locals.now,
    today: dayOf(locals.now),
    scanId: newId(locals.now),
    last: last?.ok ? last.value.parcel : undefined,
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const { label, ...scan } = scanForm(form);
    const nodeId = idField(form, 'node');
    const shelf = String(form.get('shelf') ?? '').trim();
    const outcome = await locals.call(async (call) => {
      const parcel = await parcelByLabel(call, label);
      if (!parcel.ok) return parcel;
      const shelved = await shelve(call, { ...scan, shipmentId: parcel.value.id, nodeId, shelf });
      return shelved.ok ? parcel : shelved;
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    const query = new URLSearchParams({ node: nodeId, last: outcome.value.id, shelf });
    redirect(303, `/desk/station?${query}`);
  },
};
