import { redirect } from '@sveltejs/kit';
import { bearers, bearerTexts, decideLot, lotAtDesk } from '#ordering';
import { isId, newId } from '#shared/id.ts';
import { parseMilli, quantityText } from '#shared/quantity.ts';
import { whoActed } from '#shared/who-acted.ts';
import { idIn } from '../../../../../id-in.ts';
import { refused, turnAway } from '../../../../../refused.ts';
import { shownClaim } from '../../shown-claims.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { t, lang, now } = locals;
  const lotId = isId(params.lot) ? params.lot : newId();
  const found = await locals.read((call) => lotAtDesk(call, { lotId }));
  if (!found.ok) return turnAway(found.refusal, lang);
  const { lot, said, claims, decisions, reaches, mayBlame } = found.value;
  return {
    done: url.searchParams.get('done') !== null,
    code: lot.code,
    href: `/01/${lot.gtin}/10/${lot.code}`,
    product: t(`${lot.productNameZh} ${lot.gradeNameZh}`, `${lot.productNameEn}, ${lot.gradeNameEn}`),
    producer: t(lot.producerNameZh, lot.producerNameEn),
    made: quantityText({ milli: lot.madeQuantity, unit: lot.unit }, lang),
    harvestedAt: lot.harvestedAt,
    said,
    reaches,
    claims: claims.map((claim) => shownClaim(claim, now, t)),
    decisions: decisions.map(({ decidedByName, borneBy, ...decision }) => ({
      ...decision,
      by: whoActed(t, decidedByName),
      borneBy: t(bearerTexts[borneBy].zh, bearerTexts[borneBy].en),
    })),
    decisionId: newId(now),
    bearers: mayBlame
      ? bearers.map((value) => ({ value, label: t(bearerTexts[value].zh, bearerTexts[value].en) }))
      : [],
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    // A percentage with up to two decimals: thousandths of a percent are ten times finer than basis points.
    const percent = parseMilli(String(form.get('percent') ?? '')) ?? 0;
    const outcome = await locals.call((call) =>
      decideLot(call, {
        decisionId: idIn(form, 'decision'),
        lotId: isId(params.lot) ? params.lot : newId(),
        reach: form.get('reach') === 'claimed' ? 'claimed' : 'all',
        basisPoints: percent / 10,
        borneBy: bearers.find((bearer) => bearer === form.get('bearer')) ?? 'seller',
        reason: String(form.get('reason') ?? ''),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/claims/lots/${params.lot}?done`);
  },
};
