import { redirect } from '@sveltejs/kit';
import { type Collection, collect, parcelByLabel, parcelOf, stationBoard } from '#delivery';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Outcome } from '#shared/outcome.ts';
import { storeUpload } from '#shared/pictures.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { idAsked } from '../../shipments/asked.ts';
import { idField, scanForm } from '../../shipments/scan-form.ts';
import type { Actions, PageServerLoad } from './$types';

const CODE = /^\d{6}$/;

export const load: PageServerLoad = async ({ locals, url }) => {
  const [board, done, chosen] = await locals.read(async (call) => [
    await stationBoard(call, { nodeId: idAsked(url, 'node') }),
    await parcelAsked(call, url, 'done'),
    await parcelAsked(call, url, 'parcel'),
  ]);
  if (!board.ok) turnAway(board.refusal, locals.lang);
  const { node, shelf } = board.value;
  return { node, waiting: shelf.length, done, chosen, scanId: newId(locals.now) };
};

export const actions: Actions = {
  /** Six digits are a code; anything else is a label, and leads to that parcel's own form. */
  code: async ({ locals, request }) => {
    const form = await request.formData();
    const { id, label } = scanForm(form);
    const nodeId = idField(form, 'node');
    const code = label.replaceAll(/\s/g, '');
    if (!CODE.test(code)) {
      const parcel = await locals.read((call) => parcelByLabel(call, label));
      if (!parcel.ok) return refused(parcel.refusal, locals.lang, form);
      redirect(303, here(nodeId, { parcel: parcel.value.id }));
    }
    return handOver(locals, form, { id, nodeId, proof: { by: 'code', code } });
  },

  parcelCode: async ({ locals, request }) => {
    const form = await request.formData();
    const code = String(form.get('code') ?? '').replaceAll(/\s/g, '');
    return handOver(locals, form, { ...parcelForm(form), proof: { by: 'code', code } });
  },

  seen: async ({ locals, request }) => {
    const form = await request.formData();
    const name = String(form.get('name') ?? '');
    const reason = String(form.get('reason') ?? '');
    const collection: Collection = { ...parcelForm(form), proof: { by: 'seen', name, reason } };
    const photo = form.get('photo');
    if (!(photo instanceof File) || photo.size === 0) return handOver(locals, form, collection);
    const bytes = new Uint8Array(await photo.arrayBuffer());
    const facts = {
      id: newId(locals.now),
      altZh: `交付包裹，交给${name}`,
      altEn: `Handing a parcel to ${name}`,
    };
    return handOver(locals, form, collection, (call) => storeUpload(call, locals.files, bytes, facts));
  },
};

async function handOver(
  locals: App.Locals,
  form: FormData,
  collection: Collection,
  storePhoto?: (call: Call) => Promise<Outcome<{ readonly id: string }>>,
) {
  const outcome = await locals.call(async (call) => {
    const photo = await storePhoto?.(call);
    if (photo?.ok === false) return photo;
    return collect(call, { ...collection, ...(photo ? { pictureId: photo.value.id } : {}) });
  });
  if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
  if (!outcome.value.collected) return refused(outcome.value.refusal, locals.lang, form);
  redirect(303, here(collection.nodeId, { done: outcome.value.shipment.id }));
}

function parcelForm(form: FormData) {
  return { id: scanForm(form).id, nodeId: idField(form, 'node'), shipmentId: idField(form, 'parcel') };
}

async function parcelAsked(call: Call, url: URL, name: string) {
  const id = idAsked(url, name);
  const story = id ? await parcelOf(call, id) : undefined;
  if (!story?.ok) return undefined;
  const { parcel, lines } = story.value;
  return { parcel, lines };
}

function here(node: string, query: Record<string, string>): string {
  return `/desk/station/collect?${new URLSearchParams({ node, ...query })}`;
}
