import { redirect } from '@sveltejs/kit';
import { platformNames } from '#channels';
import { cancelOrder, deskOrder } from '#ordering';
import { isId, newId } from '#shared/id.ts';
import { ok } from '#shared/outcome.ts';
import { historyOf } from '../../../../(shop)/order/history.ts';
import { scalePictures, shownClaims, shownLine, shownSums } from '../../../../(shop)/order/shown-order.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { channelNames } from '../../channel-names.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { t, lang } = locals;
  const found = await locals.read(async (call) => {
    const seen = await deskOrder(call, { number: params.number });
    if (!seen.ok) return seen;
    const { channel, sellerId } = seen.value.order;
    const platforms = channel === 'shop' ? [] : await platformNames(call, sellerId);
    return ok({ ...seen.value, platforms, pictures: await scalePictures(call, seen.value) });
  });
  if (!found.ok) return turnAway(found.refusal, lang);
  const view = found.value;
  const { order, platforms, seller, node, mayPack, mayCancel } = view;
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    channel: order.channel === 'shop' ? undefined : channelNames(platforms, t)(order.channel),
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
