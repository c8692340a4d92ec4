import { redirect } from '@sveltejs/kit';
import { crateFile, packIntoCrate, parcelByLabel, takeOutOfCrate } from '#delivery';
import { newId } from '#shared/id.ts';
import { ok } from '#shared/outcome.ts';
import { refused, turnAway } from '../../../../../refused.ts';
import { idAsked } from '../../../shipments/asked.ts';
import { scanForm } from '../../../shipments/scan-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { t } = locals;
  const file = await locals.read((call) => crateFile(call, params.crate));
  if (!file.ok) turnAway(file.refusal, locals.lang);
  const { crate, parcels, packs } = file.value;
  const lastId = idAsked(url, 'last');
  const last = parcels.find(({ id }) => id === lastId);
  return {
    ...{ packs, last, scanId: newId(locals.now) },
    // Whoever packs crates begins by filling one; at the other end it is emptied.
    way: url.searchParams.get('way') === 'out' || !packs ? 'out' : 'in',
    tookOut: url.searchParams.get('out') ?? undefined,
    sscc: crate.sscc,
    ever: crate.ever,
    to: `${crate.node.code} ${t(crate.node.nameZh, crate.node.nameEn)}`,
    parcels: parcels.map(({ id, sscc, nodeCode, orderNumber, nodeZh, nodeEn }) => ({
      ...{ id, sscc, nodeCode, orderNumber },
      node: t(nodeZh, nodeEn),
    })),
    recalls: locals.actor.roles.some((role) => role === 'officer' || role === 'admin'),
  };
};

export const actions: Actions = {
  in: async ({ locals, request, params, url }) => {
    const form = await request.formData();
    const { label, id } = scanForm(form);
    const outcome = await locals.call(async (call) => {
      const parcel = await parcelByLabel(call, label);
      if (!parcel.ok) return parcel;
      const packed = await packIntoCrate(call, { id, crateId: params.crate, shipmentId: parcel.value.id });
      return packed.ok ? parcel : packed;
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `${url.pathname}?last=${outcome.value.id}`);
  },
  out: async ({ locals, request, params, url }) => {
    const form = await request.formData();
    const { label, id } = scanForm(form);
    const outcome = await locals.call(async (call) => {
      if (form.has('all')) return takeOutOfCrate(call, { id, crateId: params.crate });
      const parcel = await parcelByLabel(call, label);
      if (!parcel.ok) return parcel;
      const out = await takeOutOfCrate(call, { id, crateId: params.crate, shipmentId: parcel.value.id });
      return out.ok ? ok(1) : out;
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `${url.pathname}?way=out&out=${outcome.value}`);
  },
};
