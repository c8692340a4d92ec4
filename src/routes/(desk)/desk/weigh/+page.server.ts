import { redirect } from '@sveltejs/kit';
import { enterForLine, gramsExpected, linesToWeigh } from '#ordering';
import { newId } from '#shared/id.ts';
import type { Outcome } from '#shared/outcome.ts';
import { storeUpload } from '#shared/pictures.ts';
import { decimal, parseMilli, quantityText } from '#shared/quantity.ts';
import { answered } from '../../../answered.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import { countText, perText } from '../../../sold-words.ts';
import { shownEntry } from '../packing/shown-entry.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang } = locals;
  const lines = answered(await locals.read(linesToWeigh), lang);
  return {
    done: url.searchParams.get('done') ?? '',
    days: [...Map.groupBy(lines, ({ departs }) => departs)].map(([departs, own]) => ({
      departs,
      lines: own.map(({ orderId, number, line, lots, entry }) => ({
        key: `${orderId}-${line.position}`,
        orderId,
        number,
        position: line.position,
        title: t(line.titleZh, line.titleEn),
        count: countText(line.terms.form, line.quantity, lang),
        ordered: decimal((line.given ?? line.quantity).milli),
        unit: perText(line.terms.form, line.quantity.unit, lang),
        whole: line.quantity.unit === 'piece',
        mayWeigh: line.terms.form !== 'by-piece',
        expectedKg: decimal(gramsExpected(line)),
        from: line.draws.map(({ lotId, quantity }) => {
          const lot = lots.find(({ id }) => id === lotId);
          return `${lot?.code ?? ''} ${quantityText(quantity, lang)}`;
        }),
        entry: shownEntry(entry ? [entry] : [], line, locals),
      })),
    })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const outcome = await enter(event, form);
    if (!outcome.ok) return refused(outcome.refusal, event.locals.lang, form);
    redirect(303, `/desk/weigh?done=${idIn(form, 'order')}-${Number(form.get('position'))}`);
  },
};

/** What was weighed and the photo of the scale are stored together or not at all. */
function enter({ locals }: RequestEvent, form: FormData): Promise<Outcome<unknown>> {
  const photo = form.get('photo');
  const perKg = form.get('scale') === 'jin' ? 2 : 1;
  const weight = parseMilli(String(form.get('weight') ?? ''));
  const count = parseMilli(String(form.get('count') ?? ''));
  return locals.call(async (call): Promise<Outcome<unknown>> => {
    let pictureId: string | undefined;
    if (photo instanceof File && photo.size > 0) {
      const facts = {
        id: newId(locals.now),
        altZh: '种养户称重的照片',
        altEn: 'The scale at the grower’s',
      };
      const stored = await storeUpload(call, locals.files, await photo.bytes(), facts);
      if (!stored.ok) return stored;
      pictureId = stored.value.id;
    }
    return enterForLine(call, {
      orderId: idIn(form, 'order'),
      pictureId,
      line: {
        position: Number(form.get('position')),
        packedMilli: count ?? -1,
        ...(weight === undefined ? {} : { grams: Math.round(weight / perKg) }),
      },
    });
  });
}
