import { redirect } from '@sveltejs/kit';
import {
  type FieldWork,
  fieldWorks,
  fieldWorkWords,
  plotsOf,
  products,
  recordField,
  sprayProducts,
} from '#origin';
import { newId } from '#shared/id.ts';
import { addDays, dayOf, instantAt, isDay } from '#shared/instant.ts';
import { ok } from '#shared/outcome.ts';
import { refused } from '../../../../refused.ts';
import { broughtId, idsIn } from '../../brought-id.ts';
import { householdsOf } from '../../household.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * Everything all the steps need, so that a step is only a change of the address: with script the browser walks through them
 * without a word from the server, also where there is no signal.
 */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, now, actor } = locals;
  return locals.read(async (call) => {
    const { chosen, choices } = await householdsOf(call, url, locals.t);
    const plots = chosen ? await plotsOf(call, [chosen.id]) : [];
    const grown = new Map((await products(call)).map((product) => [product.code, product]));
    return {
      personId: actor.personId ?? '',
      chosen: chosen?.id,
      households: choices,
      works: fieldWorks.map((work) => ({ work, words: t(fieldWorkWords[work].zh, fieldWorkWords[work].en) })),
      plots: plots.map((plot) => ({
        id: plot.id,
        name: plot.name,
        crop: plot.productCode,
        cropName: t(grown.get(plot.productCode)?.nameZh ?? '', grown.get(plot.productCode)?.nameEn ?? ''),
        areaMu: plot.areaMu,
        entryId: newId(now),
      })),
      sprays: (await sprayProducts(call)).map((spray) => ({
        code: spray.code,
        name: t(spray.nameZh, spray.nameEn),
        crops: spray.crops,
        intervalDays: spray.intervalDays,
      })),
      today: dayOf(now),
    };
  });
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const doneAt = doneAtOf(text('when'), text('day'), locals.now);
    const work = text('work');
    const kind = fieldWorks.find((each): each is FieldWork => each === work);
    const plotIds = idsIn(form, 'plot');
    if (!kind || plotIds.length === 0) redirect(303, '/desk/field/new');
    const spray = text('spray');
    const kept: string[] = [];
    const outcome = await locals.call(async (call) => {
      for (const plotId of plotIds) {
        const entry = await recordField(call, {
          id: broughtId(form, `id:${plotId}`, locals.now),
          plotId,
          kind,
          doneAt,
          dose: text('dose'),
          note: text('note'),
          ...(kind === 'spray' && spray !== '' ? { sprayProductCode: spray } : {}),
        });
        if (!entry.ok) return entry;
        kept.push(entry.value.id);
      }
      return ok();
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    const whom = url.searchParams.get('for');
    redirect(303, `/desk/field?kept=${kept.join(',')}${whom ? `&for=${whom}` : ''}`);
  },
};

/** Today is this moment; of another day only the day is known, so noon stands for it. */
function doneAtOf(when: string, day: string, now: Date): Date {
  const wanted =
    when === 'yesterday' ? addDays(dayOf(now), -1) : when === 'day' && isDay(day) ? day : dayOf(now);
  return wanted === dayOf(now) ? now : instantAt(wanted, '12:00');
}
