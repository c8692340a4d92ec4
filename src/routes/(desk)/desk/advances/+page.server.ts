import { redirect } from '@sveltejs/kit';
import { organisationsOfKind } from '#people';
import { creditAtDesk, decideAdvance, setPool } from '#region';
import { parseYuan } from '#shared/money.ts';
import { answered } from '../../../answered.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { lang, t } = locals;
  const [seen, lenders] = await locals.read(
    async (call) =>
      [
        await creditAtDesk(call),
        [...(await organisationsOfKind(call, 'coop')), ...(await organisationsOfKind(call, 'government'))],
      ] as const,
  );
  const desk = answered(seen, lang);
  const named = (each: { readonly nameZh: string; readonly nameEn: string } | undefined) =>
    each ? t(each.nameZh, each.nameEn) : '–';
  const line = (each: (typeof desk.asked)[number]) => ({
    id: each.id,
    household: named(each.household),
    fen: each.fen,
    repaidFen: each.repaidFen,
    against: each.against,
    number: each.againstNumber,
    basisFen: each.basisFen,
    points: each.points,
    crop: each.crop,
    askedAt: each.askedAt,
    dueDay: each.dueDay,
  });
  return {
    pool: desk.pool,
    outFen: desk.outFen,
    asked: desk.asked.map(line),
    paid: desk.paid.map(line),
    concentrations: desk.concentrations.map(({ kind, largest, hhi }) => ({
      kind,
      share: largest.share,
      hhi,
    })),
    over: desk.over,
    years: desk.years.map(({ crop, failing, pulledDown, loss, stoodIn }) => ({
      crop: crop ? named(crop) : '',
      failing: failing.map(named),
      pulledDown: pulledDown.map(named),
      loss,
      stoodIn,
    })),
    circles: desk.circles.map((circle) => circle.map(named)),
    lenders: lenders.map(({ id, nameZh, nameEn }) => ({ id, name: t(nameZh, nameEn) })),
  };
};

export const actions: Actions = {
  decide: async ({ locals, request }) => {
    const form = await request.formData();
    const decided = await locals.call((call) =>
      decideAdvance(call, {
        id: idIn(form, 'advance'),
        pay: form.get('decision') === 'pay',
        reason: String(form.get('reason') ?? ''),
      }),
    );
    if (!decided.ok) return refused(decided.refusal, locals.lang, form);
    redirect(303, '/desk/advances');
  },
  pool: async ({ locals, request }) => {
    const form = await request.formData();
    const limitFen = parseYuan(String(form.get('yuan') ?? ''));
    const set = await locals.call((call) => setPool(call, { lenderId: idIn(form, 'lender'), limitFen }));
    if (!set.ok) return refused(set.refusal, locals.lang, form);
    redirect(303, '/desk/advances');
  },
};
