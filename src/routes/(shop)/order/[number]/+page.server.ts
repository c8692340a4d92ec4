import { redirect } from '@sveltejs/kit';
import { arrivalOfOrder } from '#delivery';
import { cycleOf } from '#groupbuying';
import {
  answerForLot,
  type BuyersOrder,
  cancelOrder,
  causeTexts,
  chooseIfShort,
  claim,
  declineTopUp,
  MOST_PICTURES,
  orderAgain,
  payTopUp,
  type Reason,
  readIfShort,
  readOrder,
  reasons,
  review,
} from '#ordering';
import { isId, newId } from '#shared/id.ts';
import { parseYuan } from '#shared/money.ts';
import type { Outcome } from '#shared/outcome.ts';
import { storeUpload } from '#shared/pictures.ts';
import { parseMilli } from '#shared/quantity.ts';
import { idIn } from '../../../id-in.ts';
import { openText } from '../../../opening-words.ts';
import { refused, turnAway } from '../../../refused.ts';
import { basketOf, keepBasket } from '../../basket/basket-cookie.ts';
import { shownCycle } from '../../groups/shown-cycle.ts';
import { historyOf } from '../history.ts';
import { scalePictures, shownClaims, shownLine, shownSums } from '../shown-order.ts';
import { shownQuestions } from '../shown-questions.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { arrivalWords } from './arrival-words.ts';
import { type NotLeftWords, notLeftWords } from './not-left-words.ts';
import { shownPromise } from './shown-promise.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { t, lang, now } = locals;
  const token = url.searchParams.get('t') ?? undefined;
  const found = await locals.read(async (call) => {
    const outcome = await readOrder(call, { number: params.number, token });
    if (!outcome.ok) return outcome;
    const { cycleId } = outcome.value.order;
    const cycle = cycleId === undefined ? undefined : await cycleOf(call, cycleId);
    const window = await arrivalOfOrder(call, outcome.value.order.id);
    return { ...outcome, pictures: await scalePictures(call, outcome.value), cycle, window };
  });
  if (!found.ok) return turnAway(found.refusal, lang);
  const view = { ...found.value, pictures: found.pictures };
  const { order, node, seller, parcel, claimsUntil } = view;
  const withheld = view.withheld.get(order.id) ?? null;
  return {
    id: order.id,
    number: order.number,
    token: token ?? '',
    arriving: withheld === null && found.window ? arrivalWords(found.window, t) : undefined,
    withheld,
    status: order.status,
    seller: seller && t(seller.nameZh, seller.nameEn),
    buyer: order.buyerName,
    group: found.cycle && shownCycle(found.cycle, locals),
    node: node && {
      name: t(node.nameZh, node.nameEn),
      address: node.address,
      hours: openText(node.opening, t),
    },
    promise: shownPromise(view, locals),
    notLeft: notLeftOf(view, locals),
    promisedDay: order.promisedDay,
    expectedDay: parcel?.expectedDay ?? order.promisedDay,
    payBefore: order.reservedUntil,
    payUrl: view.payUrl,
    together: view.together
      .filter(({ id }) => id !== order.id)
      .map((other) => ({
        number: other.number,
        status: other.status,
        withheld: view.withheld.has(other.id),
        promisedDay: other.promisedDay,
        goods: other.lines.map((line) => t(line.titleZh, line.titleEn)).join(t('、', ', ')),
      })),
    endWhy: order.endCause && t(causeTexts[order.endCause].zh, causeTexts[order.endCause].en),
    toPayFen: view.together.reduce((sum, each) => sum + each.goodsFen + each.deliveryFen, 0),
    code: order.status === 'ready' && withheld === null ? parcel?.collectionCode : undefined,
    history: historyOf(view, parcel, locals),
    lines: order.lines.map((line) => shownLine(line, view, locals)),
    sums: shownSums(view, locals),
    placedAt: order.placedAt,
    mayCancel: order.status === 'reserved' || (order.status === 'paid' && !order.packedAt),
    mayChoose:
      order.endedAt || order.packedAt
        ? []
        : order.lines.flatMap(({ position, presale, given, ifShort, titleZh, titleEn }) =>
            presale && given === undefined ? [{ position, ifShort, title: t(titleZh, titleEn) }] : [],
          ),
    topUps: order.endedAt ? [] : openTopUps(view, locals),
    questions: shownQuestions(view, locals),
    claims: shownClaims(view, locals),
    claimId: newId(now),
    terms: view.terms,
    claimsUntil,
    mayClaim: claimsUntil !== undefined && now <= claimsUntil,
    reviewed: view.reviews.map(({ position, stars, words }) => ({ position, stars, words })),
  };
};

/** What the buyer is asked to add, with what it is for. */
function openTopUps({ topUps, order }: BuyersOrder, { t, now }: App.Locals) {
  return topUps.flatMap(({ id, position, fen, status, until }) => {
    const line = order.lines.find((each) => each.position === position);
    if (!line || status !== 'asked' || until <= now) return [];
    return [{ id, fen, until, title: t(line.titleZh, line.titleEn) }];
  });
}

type Done = Outcome<unknown>;

/** Does one thing with the order of this page, and comes back to it. */
async function act(
  event: RequestEvent,
  form: FormData,
  run: (about: { orderId: string; token?: string }) => Promise<Done>,
) {
  const token = event.url.searchParams.get('t');
  const outcome = await run({
    orderId: idIn(form, 'order'),
    ...(token === null ? {} : { token }),
  });
  if (!outcome.ok) return refused(outcome.refusal, event.locals.lang, form);
  redirect(303, event.url.pathname + (token === null ? '' : `?t=${encodeURIComponent(token)}`));
}

export const actions: Actions = {
  cancel: async (event) => {
    const form = await event.request.formData();
    const words = String(form.get('words') ?? '');
    return act(event, form, (about) => event.locals.call((call) => cancelOrder(call, { ...about, words })));
  },
  ifShort: async (event) => {
    const form = await event.request.formData();
    const position = Number(form.get('position'));
    const ifShort = readIfShort(String(form.get('if-short')));
    return act(event, form, (about) =>
      event.locals.call((call) => chooseIfShort(call, { ...about, position, ifShort })),
    );
  },
  claim: async (event) => {
    const form = await event.request.formData();
    return act(event, form, (about) => sendClaim(event, form, about));
  },
  topUp: async ({ locals, request, url }) => {
    const form = await request.formData();
    const token = url.searchParams.get('t') ?? undefined;
    const about = { orderId: idIn(form, 'order'), token, topUpId: idIn(form, 'topUp') };
    const opened = await locals.call((call) => payTopUp(call, about));
    if (!opened.ok) return refused(opened.refusal, locals.lang, form);
    redirect(303, opened.value.payUrl);
  },
  decline: async (event) => {
    const form = await event.request.formData();
    return act(event, form, (about) =>
      event.locals.call((call) => declineTopUp(call, { ...about, topUpId: idIn(form, 'topUp') })),
    );
  },
  answer: async (event) => {
    const form = await event.request.formData();
    const claimId = idIn(form, 'claim');
    return act(event, form, (about) =>
      event.locals.call((call) =>
        answerForLot(call, {
          ...about,
          claimId,
          questionId: idIn(form, 'question'),
          position: Number(form.get('position')),
          fine: form.get('fine') === 'yes',
        }),
      ),
    );
  },
  review: async (event) => {
    const form = await event.request.formData();
    return act(event, form, (about) =>
      event.locals.call((call) =>
        review(call, {
          ...about,
          position: Number(form.get('position')),
          stars: Number(form.get('stars')),
          words: String(form.get('words') ?? ''),
        }),
      ),
    );
  },
  again: async (event) => {
    const form = await event.request.formData();
    const { cookies, locals } = event;
    const token = event.url.searchParams.get('t') ?? undefined;
    const orderId = idIn(form, 'order');
    const outcome = await locals.call((call) =>
      orderAgain(call, { orderId, token, basketId: basketOf(cookies) }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    keepBasket(event, outcome.value.basketId);
    redirect(303, '/basket');
  },
};

function notLeftOf({ order, parcel }: BuyersOrder, locals: App.Locals): NotLeftWords | undefined {
  if (!parcel?.notLeft || order.collectedAt || order.endedAt) return undefined;
  return notLeftWords(parcel.notLeft, locals.t(parcel.node.nameZh, parcel.node.nameEn), locals);
}

/** The claim and its photos are stored together or not at all. */
function sendClaim(
  { locals }: RequestEvent,
  form: FormData,
  about: { orderId: string; token?: string },
): Promise<Done> {
  const claimId = String(form.get('claim') ?? '');
  const id = isId(claimId) ? claimId : newId();
  return locals.call(async (call): Promise<Done> => {
    const pictureIds: string[] = [];
    for (const photo of photosIn(form)) {
      // The first photo has the claim's own number: sent twice, it is stored once.
      const facts = {
        id: pictureIds.length === 0 ? id : newId(),
        altZh: '买家拍的售后照片',
        altEn: 'The buyer’s photo for a claim',
      };
      const stored = await storeUpload(call, locals.files, await photo.bytes(), facts);
      if (!stored.ok) return stored;
      pictureIds.push(stored.value.id);
    }
    const measured = parseMilli(String(form.get('measured') ?? ''));
    return claim(call, {
      ...about,
      claimId: id,
      position: Number(form.get('position')),
      reason: reasonOf(String(form.get('reason'))),
      words: String(form.get('words') ?? ''),
      askedFen: parseYuan(String(form.get('yuan') ?? '')) ?? 0,
      pictureIds,
      measuredGrams: measured,
    });
  });
}

function photosIn(form: FormData): File[] {
  return form
    .getAll('photo')
    .filter((photo) => photo instanceof File)
    .filter(({ size }) => size > 0)
    .slice(0, MOST_PICTURES);
}

function reasonOf(text: string): Reason {
  return reasons.find((reason) => reason === text) ?? 'other';
}
