import { redirect } from '@sveltejs/kit';
import { deskOrder, gramsExpected, type LineToPack, packOrder } from '#ordering';
import { isId, newId } from '#shared/id.ts';
import { priceTag } from '#shared/money.ts';
import type { Outcome } from '#shared/outcome.ts';
import { storeUpload } from '#shared/pictures.ts';
import { decimal, parseMilli, quantityText } from '#shared/quantity.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { countText, perText } from '../../../../sold-words.ts';
import { shownEntry } from '../shown-entry.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { t, lang } = locals;
  const found = await locals.read((call) => deskOrder(call, { number: params.number }));
  if (!found.ok) return turnAway(found.refusal, lang);
  const { order, lots, node, mayPack, entries } = found.value;
  if (!mayPack) redirect(303, `/desk/orders/${order.number}`);
  return {
    id: order.id,
    packingId: newId(locals.now),
    number: order.number,
    name: order.buyerName,
    phoneTail: order.phoneTail,
    node: node ? t(node.nameZh, node.nameEn) : '',
    departs: order.departs,
    /** In the large view lines are asked for one at a time; what was given before is in the address. */
    step: Math.max(1, Number(url.searchParams.get('step')) || 1),
    given: Object.fromEntries(url.searchParams),
    // What a group buy left out is settled already.
    lines: order.lines
      .filter(({ finalFen }) => finalFen === undefined)
      .map((line) => ({
        position: line.position,
        title: t(line.titleZh, line.titleEn),
        count: countText(line.terms.form, line.given ?? line.quantity, lang),
        /** Set where a short harvest leaves less than was ordered. */
        short: line.given && countText(line.terms.form, line.quantity, lang),
        standsIn: line.standsInFor !== undefined,
        ordered: decimal((line.given ?? line.quantity).milli),
        unit: perText(line.terms.form, line.quantity.unit, lang),
        whole: line.quantity.unit === 'piece',
        /** Paid by the scale; anything else but counted pieces may be weighed. */
        weighed: line.terms.form === 'piece-by-weight',
        mayWeigh: line.terms.form !== 'by-piece',
        expectedKg: decimal(gramsExpected(line)),
        entry: shownEntry(entries, line, locals),
        price: `${priceTag(line.terms.priceFen)}/${perText(line.terms.form, line.terms.priceUnit, lang)}`,
        held: priceTag(line.heldFen),
        from: line.draws.map(({ lotId, quantity }) => {
          const lot = lots.find(({ id }) => id === lotId);
          return `${lot?.code ?? ''} ${quantityText(quantity, lang)}`;
        }),
      })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, request } = event;
    const form = await request.formData();
    const outcome = await pack(event, form);
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    const { number, refundedFen } = outcome.value;
    const back = refundedFen > 0 ? `&back=${encodeURIComponent(priceTag(refundedFen))}` : '';
    redirect(303, `/desk/packing?packed=${number}${back}`);
  },
};

/** The packing and the photo of the scale are stored together or not at all. */
function pack(
  { locals, params }: RequestEvent,
  form: FormData,
): Promise<Outcome<{ number: string; refundedFen: number }>> {
  const photo = form.get('photo');
  const given = String(form.get('packing') ?? '');
  const packingId = isId(given) ? given : newId(locals.now);
  return locals.call(async (call): Promise<Outcome<{ number: string; refundedFen: number }>> => {
    let pictureId: string | undefined;
    if (photo instanceof File && photo.size > 0) {
      const facts = { id: packingId, altZh: '装箱称重的照片', altEn: 'The scale when it was packed' };
      const stored = await storeUpload(call, locals.files, await photo.bytes(), facts);
      if (!stored.ok) return stored;
      pictureId = stored.value.id;
    }
    const orderId = String(form.get('order') ?? '');
    const packed = await packOrder(call, {
      packingId,
      orderId: isId(orderId) ? orderId : newId(locals.now),
      lines: linesIn(form),
      ...(pictureId ? { pictureId } : {}),
    });
    return packed.ok
      ? { ok: true, value: { number: params.number, refundedFen: packed.value.refundedFen } }
      : packed;
  });
}

/** `count-1=2`, `weight-1=2.846`, and whether the scale shows kilos or jin. What cannot be read is asked for again by the verb. */
function linesIn(form: FormData): LineToPack[] {
  const perKg = form.get('scale') === 'jin' ? 2 : 1;
  const positions = [...form.keys()].flatMap((name) => /^(?:count|weight)-(\d+)$/.exec(name)?.[1] ?? []);
  return [...new Set(positions)].map((position) => {
    const count = String(form.get(`count-${position}`) ?? '').trim();
    const weight = parseMilli(String(form.get(`weight-${position}`) ?? ''));
    return {
      position: Number(position),
      ...(count === '' ? {} : { packedMilli: parseMilli(count) ?? -1 }),
      ...(weight === undefined ? {} : { grams: Math.round(weight / perKg) }),
      askMore: form.get(`more-${position}`) !== null,
    };
  });
}
