import { freeOf, listLots, lookAtLot, mergeLots } from '#origin';
import { newId } from '#shared/id.ts';
import { ok } from '#shared/outcome.ts';
import { turnAway } from '../../../../../refused.ts';
import { broughtId, idsIn } from '../../../brought-id.ts';
import { actOnLot } from '../../act-on-lot.ts';
import { lotHead } from '../../lot-page.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST = 100;

export const load: PageServerLoad = async ({ locals, params }) => {
  const { t, lang } = locals;
  const found = await locals.read(async (call) => {
    const file = await lookAtLot(call, params.code, 'keep-lots');
    if (!file.ok) return file;
    const open = await listLots(call, {
      words: file.value.lot.productNameZh,
      filter: 'open',
      limit: MOST,
      offset: 0,
    });
    return open.ok ? ok({ file: file.value, lots: open.value.lots }) : open;
  });
  if (!found.ok) return turnAway(found.refusal, lang);
  const { file, lots } = found.value;
  const { lot } = file;
  return {
    lot: lotHead(file, t),
    mergedId: newId(locals.now),
    others: lots
      .filter(
        (each) =>
          each.id !== lot.id &&
          each.productCode === lot.productCode &&
          each.grade === lot.grade &&
          freeOf(each) > 0,
      )
      .map((each) => ({
        id: each.id,
        code: each.code,
        producer: t(each.producerNameZh, each.producerNameEn),
        free: { milli: freeOf(each), unit: each.unit },
        goodUntil: each.goodUntil,
        certified: each.certificateNumber !== undefined,
      })),
  };
};

export const actions: Actions = {
  default: (event) =>
    actOnLot(event, (call, lot, form) =>
      mergeLots(call, {
        id: broughtId(form, 'id', event.locals.now),
        from: [lot.id, ...idsIn(form, 'other')].map((lotId) => ({ lotId })),
      }),
    ),
};
