import { redirect } from '@sveltejs/kit';
import { cancelOrder, deskOrder } from '#ordering';
import { isId, newId } from '#shared/id.ts';
import { historyOf } from '../../../../(shop)/order/history.ts';
import { scalePictures, shownClaims, shownLine, shownSums } from '../../../../(shop)/order/shown-order.ts';
import { refused, turnAway } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { t, lang } = locals;
  const found = await locals.read(async (call) => {
    const outcome = await deskOrder(call, { number: params.number });
    return outcome.ok ? { ...outcome, pictures: await scalePictures(call, outcome.value) } : outcome;
  });
  if (!found.ok) return turnAway(found.refusal, lang);
  const view = { ...found.value, pictures: found.pictures };
  const { order, seller, node, mayPack, mayCancel } = found.value;
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    buyer: order.buyerName,
    phoneTail: order.phoneTail,
    seller: seller && t(seller.nameZh, seller.nameEn),
    node: node && t(node.nameZh, node.nameEn),
    departs: order.departs,
    promisedDay: order.promisedDay,
    mayPack,
    mayCancel,
    lines: order.lines.map((line) => shownLine(line, view, locals)),
    sums: shownSums(found.value, locals),
    claims: shownClaims(found.value, locals),
    history: historyOf(found.value, undefined, locals),
  };
};

export const actions: Actions = {
  cancel: async ({ locals, params, request }) => {
    const form = await request.formData();
    const orderId = String(form.get('order') ?? '');
    const outcome = await locals.call((call) =>
      cancelOrder(call, {
        orderId: isId(orderId) ? orderId : newId(),
        words: String(form.get('words') ?? ''),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/orders/${params.number}`);
  },
};
