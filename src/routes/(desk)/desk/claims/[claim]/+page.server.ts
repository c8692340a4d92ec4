import { redirect } from '@sveltejs/kit';
import { bearers, bearerTexts, claimToDecide, decideClaim } from '#ordering';

import { isId, newId } from '#shared/id.ts';
import { parseYuan } from '#shared/money.ts';
import { photoOf, picturesByIds } from '#shared/pictures.ts';
import { decimal, quantityText } from '#shared/quantity.ts';
import { whoActed } from '#shared/who-acted.ts';
import { shownLine } from '../../../../(shop)/order/shown-order.ts';
import { reasonWords } from '../../../../order-words.ts';
import { refused, turnAway } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { t, lang } = locals;
  const claimId = isId(params.claim) ? params.claim : newId();
  const found = await locals.read(async (call) => {
    const outcome = await claimToDecide(call, { claimId });
    if (!outcome.ok) return outcome;
    const { claim, weighings } = outcome.value;
    const weighing = weighings.find(({ position }) => position === claim.position);
    const ids = [...claim.pictureIds, weighing?.pictureId].flatMap((id) => id ?? []);
    return { ...outcome, pictures: await picturesByIds(call, ids), weighing };
  });
  if (!found.ok) return turnAway(found.refusal, lang);
  const { claim, order, lineLots, alsoClaimed, mostFen, said, bearer, mayBlame, weight } = found.value;
  const line = order.lines.find(({ position }) => position === claim.position);
  const shown = (id: string | undefined) => {
    const picture = id === undefined ? undefined : found.pictures.get(id);
    return picture && { photo: photoOf(picture), alt: t(picture.altZh, picture.altEn) };
  };
  return {
    id: claim.id,
    number: order.number,
    buyer: order.buyerName,
    reason: t(reasonWords[claim.reason].zh, reasonWords[claim.reason].en),
    words: claim.words,
    photos: claim.pictureIds.flatMap((id) => shown(id) ?? []),
    decideBy: claim.decideBy,
    decidedAs: claim.decidedAs,
    borneBy: claim.borneBy && t(bearerTexts[claim.borneBy].zh, bearerTexts[claim.borneBy].en),
    weight: weight && {
      settled: decimal(weight.settledGrams),
      measured: decimal(weight.measuredGrams),
      short: weight.shortGrams,
      allowed: weight.allowedGrams,
      beyond: weight.beyond,
      dueFen: weight.dueFen,
      source: t(weight.source.zh, weight.source.en),
    },
    bearer,
    bearers: mayBlame
      ? bearers.map((value) => ({ value, label: t(bearerTexts[value].zh, bearerTexts[value].en) }))
      : [],
    scalePhoto: shown(found.weighing?.pictureId),
    askedFen: claim.askedFen,
    askedAt: claim.askedAt,
    status: claim.status,
    grantedFen: claim.grantedFen,
    answer: claim.decisionReason,
    answeredBy: claim.decidedByName && whoActed(t, claim.decidedByName),
    answeredAt: claim.decidedAt,
    mostFen,
    alsoClaimed,
    packedAt: order.packedAt,
    collectedAt: order.collectedAt,
    promisedDay: order.promisedDay,
    readyAt: order.readyAt,
    line: line && shownLine(line, found.value, locals),
    lots: lineLots.map((lot) => ({
      id: lot.id,
      said: said.find(({ lotId }) => lotId === lot.id)?.said,
      code: lot.code,
      href: `/01/${lot.gtin}/10/${lot.code}`,
      product: t(`${lot.productNameZh} ${lot.gradeNameZh}`, `${lot.productNameEn}, ${lot.gradeNameEn}`),
      producer: t(lot.producerNameZh, lot.producerNameEn),
      harvestedAt: lot.harvestedAt,
      goodUntil: lot.goodUntil,
      made: quantityText({ milli: lot.madeQuantity, unit: lot.unit }, lang),
      certificate: lot.certificateNumber,
      held: lot.holdReason,
    })),
  };
};

export const actions: Actions = {
  grant: async ({ locals, params, request }) => {
    const form = await request.formData();
    const grantedFen = parseYuan(String(form.get('yuan') ?? '')) ?? 0;
    return answer(locals, params.claim, form, grantedFen);
  },
  refuse: async ({ locals, params, request }) => answer(locals, params.claim, await request.formData(), null),
};

async function answer(locals: App.Locals, claimId: string, form: FormData, grantedFen: number | null) {
  const reason = String(form.get('reason') ?? '');
  const borneBy = bearers.find((bearer) => bearer === form.get('bearer'));
  const outcome = await locals.call((call) => decideClaim(call, { claimId, grantedFen, reason, borneBy }));
  if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
  redirect(303, `/desk/claims?done=${claimId}`);
}
