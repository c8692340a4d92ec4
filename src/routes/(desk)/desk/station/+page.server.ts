import { redirect } from '@sveltejs/kit';
import {
  keepAfterAll,
  parcelByLabel,
  parcelOf,
  remindBuyer,
  sendBack,
  sendIn,
  shelve,
  stationDay,
  takeOff,
} from '#delivery';
import { isId, newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { refused, turnAway } from '../../../refused.ts';
import { isCalled } from '../is-called.ts';
import { idAsked } from '../shipments/asked.ts';
import { idField, scanForm } from '../shipments/scan-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const lastId = idAsked(url, 'last');
  const [board, last] = await locals.read(async (call) => [
    await stationDay(call, { nodeId: idAsked(url, 'node'), days: daysAsked(url) }),
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
    days: daysAsked(url),
    scanId: newId(locals.now),
    last: last?.ok ? last.value.parcel : undefined,
  };
};

export const actions: Actions = {
  shelve: async ({ locals, request }) => {
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

  back: async ({ locals, request }) => {
    const form = await request.formData();
    const nodeId = idField(form, 'node');
    const said = String(form.get('reason') ?? '');
    const reason = said === 'refused' || said === 'damaged' ? said : 'uncollected';
    const outcome = await locals.call((call) =>
      sendBack(call, {
        id: idField(form, 'id'),
        nodeId,
        shipmentId: idField(form, 'parcel'),
        reason,
        note: String(form.get('note') ?? ''),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/station?node=${nodeId}#returns`);
  },

  remind: async ({ locals, request }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) => remindBuyer(call, idField(form, 'parcel')));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/station?node=${idField(form, 'node')}#waiting`);
  },

  send: async ({ locals, request }) => {
    const form = await request.formData();
    const nodeId = idField(form, 'node');
    const shipmentIds = form.getAll('parcel').map(String).filter(isId);
    const vehicle = String(form.get('vehicle') ?? '');
    const outcome = await locals.call((call) =>
      sendIn(call, { id: idField(form, 'id'), nodeId, shipmentIds, vehicle }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/station?node=${nodeId}#outgoing`);
  },

  takeOff: async ({ locals, request }) => {
    const form = await request.formData();
    const nodeId = idField(form, 'node');
    const shipmentIds = form.getAll('parcel').map(String).filter(isId);
    const outcome = await locals.call((call) =>
      takeOff(call, { id: idField(form, 'id'), nodeId, shipmentIds }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/station?node=${nodeId}#outgoing`);
  },

  keep: async ({ locals, request }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) => keepAfterAll(call, idField(form, 'parcel')));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/station?node=${idField(form, 'node')}#returns`);
  },
};

/** After how many days on the shelf a parcel has waited too long; three unless asked. */
function daysAsked(url: URL): number {
  const days = Number(url.searchParams.get('days') ?? '3');
  return Number.isInteger(days) && days >= 1 && days <= 30 ? days : 3;
}
