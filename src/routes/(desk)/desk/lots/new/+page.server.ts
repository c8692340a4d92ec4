import { redirect } from '@sveltejs/kit';
import { harvest, plotsOf, plotsThatWait, products, typedUnits } from '#origin';
import { newId } from '#shared/id.ts';
import { dayOf, instantAt, isDay, timeOf } from '#shared/instant.ts';
import { photoOf, picturesByIds, storeUpload } from '#shared/pictures.ts';
import { refused } from '../../../../refused.ts';
import { amountIn } from '../../amount-form.ts';
import { broughtId, idsIn } from '../../brought-id.ts';
import { householdsOf } from '../../household.ts';
import type { Actions, PageServerLoad } from './$types';

const CLOCK = /^\d{2}:\d{2}$/;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, now } = locals;
  return locals.read(async (call) => {
    const { chosen, choices } = await householdsOf(call, url, locals.t);
    const plots = chosen ? await plotsOf(call, [chosen.id]) : [];
    const waits = await plotsThatWait(
      call,
      plots.map((plot) => plot.id),
    );
    const ticked = plots.filter(
      (plot) => url.searchParams.getAll('plot').includes(plot.id) && !waits.has(plot.id),
    );
    const grown = new Set(plots.map((plot) => plot.productCode));
    const crops = (await products(call)).filter((product) => grown.has(product.code));
    const wanted = url.searchParams.get('product') ?? ticked[0]?.productCode;
    const product = crops.length === 1 ? crops[0] : crops.find((each) => each.code === wanted);
    const pictures = await picturesByIds(
      call,
      crops.flatMap((each) => each.pictureId ?? []),
    );
    const grade = product?.grades.find((each) => each.code === url.searchParams.get('grade'));
    return {
      id: newId(now),
      chosen: chosen && { id: chosen.id, name: t(chosen.nameZh, chosen.nameEn) },
      households: choices,
      crops: crops.map((each) => {
        const picture = pictures.get(each.pictureId ?? '');
        return { code: each.code, name: t(each.nameZh, each.nameEn), photo: picture && photoOf(picture).src };
      }),
      product: product && {
        code: product.code,
        name: t(product.nameZh, product.nameEn),
        units: typedUnits(product.unit),
        unit: product.unit,
      },
      plots: plots
        .filter((plot) => plot.productCode === product?.code)
        .map(({ id, name, areaMu }) => ({ id, name, areaMu, firstDay: waits.get(id) })),
      ticked: ticked
        .filter((plot) => plot.productCode === product?.code)
        .map(({ id, name }) => ({ id, name })),
      grades: (product?.grades ?? []).map((each) => ({
        code: each.code,
        name: t(each.nameZh, each.nameEn),
        basis: t(each.basisZh, each.basisEn),
      })),
      grade: grade && {
        code: grade.code,
        name: t(grade.nameZh, grade.nameEn),
        basis: t(grade.basisZh, grade.basisEn),
      },
      today: dayOf(now),
      time: timeOf(now),
    };
  });
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const id = broughtId(form, 'id', locals.now);
    const photo = form.get('photo');
    const bytes =
      photo instanceof File && photo.size > 0 ? new Uint8Array(await photo.arrayBuffer()) : undefined;
    const outcome = await locals.call(async (call) => {
      const pictureId = newId(locals.now);
      const made = await harvest(call, {
        id: id,
        productCode: text('product'),
        grade: text('grade'),
        amount: amountIn(form, 'amount'),
        plotIds: idsIn(form, 'plot'),
        harvestedAt: pickedAt(text('day'), text('time'), locals.now),
        ...(bytes ? { pictureId } : {}),
      });
      if (!made.ok || !bytes) return made;
      const stored = await storeUpload(call, locals.files, bytes, {
        id: pictureId,
        altZh: `批次 ${made.value.code} 的照片`,
        altEn: `Photo of lot ${made.value.code}`,
      });
      return stored.ok ? made : stored;
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    const whom = url.searchParams.get('for');
    redirect(303, `/desk/lots/${outcome.value.code}?made=1${whom ? `&for=${whom}` : ''}`);
  },
};

/** The moment typed; now, when it is none. */
function pickedAt(day: string, time: string, now: Date): Date {
  const typed = isDay(day) && CLOCK.test(time) ? instantAt(day, time) : now;
  return Number.isNaN(typed.getTime()) ? now : typed;
}
