import { redirect } from '@sveltejs/kit';
import { crateBoard, crateNamed, makeCrate } from '#delivery';
import { newId } from '#shared/id.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { broughtId } from '../../brought-id.ts';
import { idField } from '../../shipments/scan-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { t } = locals;
  const board = await locals.read((call) => crateBoard(call));
  if (!board.ok) turnAway(board.refusal, locals.lang);
  const { crates, hubs, nodes } = board.value;
  return {
    newId: newId(locals.now),
    hubs: hubs.map(({ id, nameZh, nameEn }) => ({ value: id, label: t(nameZh, nameEn) })),
    nodes: nodes.map(({ id, code, nameZh, nameEn }) => ({
      value: id,
      label: `${code} ${t(nameZh, nameEn)}`,
    })),
    crates: crates.map(({ id, sscc, madeAt, inside, ever, node, hub }) => ({
      ...{ id, sscc, madeAt, inside, ever },
      to: `${node.code} ${t(node.nameZh, node.nameEn)}`,
      from: t(hub.nameZh, hub.nameEn),
    })),
  };
};

export const actions: Actions = {
  /** A scanned label opens its crate. */
  find: async ({ locals, request }) => {
    const form = await request.formData();
    const found = await locals.read((call) => crateNamed(call, String(form.get('label') ?? '')));
    if (!found.ok) return refused(found.refusal, locals.lang, form);
    redirect(303, `/desk/hub/crates/${found.value.id}`);
  },
  make: async ({ locals, request }) => {
    const form = await request.formData();
    const made = await locals.call((call) =>
      makeCrate(call, {
        id: broughtId(form, 'id', locals.now),
        hubId: idField(form, 'hub'),
        toNodeId: idField(form, 'node'),
      }),
    );
    if (!made.ok) return refused(made.refusal, locals.lang, form);
    redirect(303, `/desk/hub/crates/${made.value.id}`);
  },
};
