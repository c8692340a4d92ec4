import { lookAtLot, regradeLot } from '#origin';
import { newId } from '#shared/id.ts';
import { ok } from '#shared/outcome.ts';
import { turnAway } from '../../../../../refused.ts';
import { amountIn, isGiven } from '../../../amount-form.ts';
import { broughtId } from '../../../brought-id.ts';
import { actOnLot } from '../../act-on-lot.ts';
import { lotHead } from '../../lot-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { t, now } = locals;
  const file = await locals.read((call) => lookAtLot(call, params.code, 'keep-lots'));
  if (!file.ok) return turnAway(file.refusal, locals.lang);
  return {
    lot: lotHead(file.value, t),
    grades: file.value.product.grades.map((grade) => ({
      code: grade.code,
      name: t(grade.nameZh, grade.nameEn),
      basis: t(grade.basisZh, grade.basisEn),
      id: newId(now),
    })),
    lossId: newId(now),
  };
};

export const actions: Actions = {
  default: (event) =>
    actOnLot(event, async (call, lot, form) => {
      const grades = form.getAll('grade').map(String);
      const made = await regradeLot(call, {
        lotId: lot.id,
        parts: grades
          .filter((grade) => isGiven(form, `amount-${grade}`))
          .map((grade) => ({
            id: broughtId(form, `id-${grade}`, event.locals.now),
            grade,
            amount: amountIn(form, `amount-${grade}`),
          })),
        ...(isGiven(form, 'loss')
          ? {
              loss: {
                id: broughtId(form, 'loss-id', event.locals.now),
                amount: amountIn(form, 'loss'),
                reason: String(form.get('reason') ?? '').trim() || event.locals.t('分级剔除', 'sorted out'),
              },
            }
          : {}),
      });
      return made.ok ? ok() : made;
    }),
};
