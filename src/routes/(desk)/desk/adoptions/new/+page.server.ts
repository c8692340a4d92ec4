import { redirect } from '@sveltejs/kit';
import {
  addUnits,
  refusals as adopting,
  type FailureRule,
  failureRules,
  openPlan,
  platesIn,
  type UnitKind,
  unitKinds,
  unitKindWords,
  unitsOfPlot,
} from '#adopting';
import { plotsByIds, plotsOf, productByCode } from '#origin';
import { newId } from '#shared/id.ts';
import { addDays, dayOf, isDay } from '#shared/instant.ts';
import { parseYuan } from '#shared/money.ts';
import { refuserOf } from '#shared/outcome.ts';
import { parseMilli, unitWords } from '#shared/quantity.ts';
import { refused } from '../../../../refused.ts';
import { broughtId } from '../../brought-id.ts';
import { householdsOf } from '../../household.ts';
import type { Actions, PageServerLoad } from './$types';

const refuse = refuserOf(adopting);

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  return locals.read(async (call) => {
    const { chosen, choices } = await householdsOf(call, url, t);
    const plots = chosen ? await plotsOf(call, [chosen.id]) : [];
    const plot = plots.find(({ id }) => id === url.searchParams.get('plot'));
    const product = plot && (await productByCode(call, plot.productCode));
    const today = dayOf(now);
    return {
      id: newId(now),
      chosen: chosen && { id: chosen.id, name: t(chosen.nameZh, chosen.nameEn) },
      households: choices,
      plots: plots.map(({ id, name, areaMu }) => ({ id, name, areaMu })),
      plot: plot && { id: plot.id, name: plot.name },
      known: plot ? (await unitsOfPlot(call, plot.id)).map(({ plate }) => plate) : [],
      product: product && {
        name: t(product.nameZh, product.nameEn),
        unit: unitWords[product.unit][lang],
        byPiece: product.unit === 'piece',
        grades: product.grades.map((each) => ({ value: each.code, label: t(each.nameZh, each.nameEn) })),
      },
      kinds: unitKinds.map((kind) => ({
        value: kind,
        label: t(unitKindWords[kind].one, unitKindWords[kind].en),
      })),
      from: today,
      until: addDays(today, 364),
    };
  });
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const form = await request.formData();
    const text = (name: string) =>
      String(form.get(name) ?? '')
        .normalize('NFKC')
        .trim();
    const day = (name: string) => (isDay(text(name)) ? text(name) : dayOf(locals.now));
    const kind = unitKinds.find((each): each is UnitKind => each === text('kind')) ?? 'tree';
    const failure = failureRules.find((each): each is FailureRule => each === text('failure')) ?? 'refund';
    const insured = failure === 'insurance';
    const plotId = url.searchParams.get('plot') ?? '';
    const id = broughtId(form, 'id', locals.now);
    const outcome = await locals.call(async (call) => {
      const [plot] = await plotsByIds(call, [plotId]);
      const plates = platesIn(text('plates'));
      if (!plot) return refuse('adopting.unknown');
      if (!plates) return refuse('adopting.plates-needed');
      const added = await addUnits(call, { plotId: plot.id, kind, plates });
      if (!added.ok) return added;
      const units = (await unitsOfPlot(call, plot.id)).filter(({ plate }) => plates.includes(plate));
      return openPlan(call, {
        ...{
          id,
          plotId: plot.id,
          grade: text('grade'),
          titleZh: text('title-zh'),
          titleEn: text('title-en'),
        },
        ...{ wordsZh: text('words-zh'), wordsEn: text('words-en') },
        unitIds: units.map((unit) => unit.id),
        gives: form.get('gives') === 'by-itself' ? 'by-itself' : 'by-hand',
        terms: {
          ...{ kind, fromDay: day('from'), untilDay: day('until'), failure },
          priceFen: parseYuan(text('price')) ?? 0,
          heldBp: Math.round(Number(text('held')) * 100) || 0,
          deliveries: Number(text('deliveries')) || 0,
          guaranteed: text('guaranteed') === '' ? undefined : (parseMilli(text('guaranteed')) ?? 0),
          shareBp: text('share') === '' ? undefined : Math.round(Number(text('share')) * 100) || 0,
          pieceGrams: text('piece') === '' ? undefined : Number(text('piece')) || 0,
          insurer: insured ? text('insurer') : '',
          policy: insured ? text('policy') : '',
          insuredFen: insured ? (parseYuan(text('insured')) ?? 0) : 0,
        },
      });
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/adoptions/${outcome.value.id}`);
  },
};
