import { redirect } from '@sveltejs/kit';
import { lookAtPlan } from '#adopting';
import { reviewsOfOffer } from '#ordering';
import { offerPage } from '#selling';
import { instantText } from '#shared/instant.ts';
import { ok } from '#shared/outcome.ts';
import { quantityText } from '#shared/quantity.ts';
import { sentenceOf } from '../../../refusals.ts';
import { turnAway } from '../../../refused.ts';
import { chosenNode } from '../../chosen-node.ts';
import { promiseWords } from '../../promise-words.ts';
import { shownArrival, shownCard } from '../../shown.ts';
import type { PageServerLoad } from './$types';
import { productLinkedData } from './linked-data.ts';
import { fillingOf, offReason, originOf, quantitiesOf, wholesaleOf } from './shown-offer.ts';

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
  const { t, lang } = locals;
  const offerId = params.offer;
  const read = await locals.read(async (call) => {
    const page = await offerPage(call, { offerId, nodeId: chosenNode(cookies) });
    return page.ok ? ok({ ...page.value, reviews: await reviewsOfOffer(call, offerId, 10) }) : page;
  });
  if (!read.ok) {
    // What an adopter's order was bought as is its plan.
    if ((await locals.read((call) => lookAtPlan(call, offerId))).ok) redirect(303, `/adopt/${offerId}`);
    return turnAway(read.refusal, lang);
  }
  const { card, arrival, fresh, product, choices, reviews, history, markdown } = read.value;
  const { offer, standing } = card;
  const shown = shownCard(card, arrival?.next?.arrives, locals);
  return {
    ...shown,
    arrival: shownArrival(arrival, locals),
    // What is not picked yet goes with the first departure after that, whichever it is.
    promise:
      arrival?.next && offer.form !== 'presale'
        ? promiseWords({ promised: arrival.next, after: arrival.after, fresh }, locals)
        : undefined,
    noPromise: arrival?.none && offer.form !== 'presale' ? sentenceOf(arrival.none, lang) : undefined,
    form: offer.form,
    note: t(offer.noteZh, offer.noteEn),
    demo: offer.demo,
    drop: offer.drop && {
      href: `/drop/${offer.id}`,
      open: locals.now >= offer.drop.opensAt,
      opens: instantText(offer.drop.opensAt, lang),
      perPerson: quantityText({ milli: offer.drop.perPerson, unit: offer.soldUnit }, lang),
    },
    off: standing.on ? undefined : offReason(standing, offer, t, lang),
    quantities: quantitiesOf(offer, choices, lang, t),
    filling: fillingOf(card, locals),
    ...originOf(card, arrival, locals),
    seller: { id: card.facts.seller.id, name: t(card.facts.seller.name.zh, card.facts.seller.name.en) },
    wholesale: wholesaleOf(card),
    history,
    markdown: markdown && {
      baseFen: markdown.baseFen,
      percent: markdown.downPercent,
      daysLeft: markdown.daysLeft ?? 0,
      steps: markdown.steps,
    },
    credit: card.picture?.credit ?? '',
    description: t(product.descriptionZh, product.descriptionEn),
    story: t(product.storyZh, product.storyEn),
    keep:
      product.keepMinC && product.keepMaxC
        ? { min: Number(product.keepMinC), max: Number(product.keepMaxC) }
        : undefined,
    shelfLifeDays: product.shelfLifeDays,
    certificateRequired: product.certificateRequired,
    productCode: product.code,
    productName: t(product.nameZh, product.nameEn),
    reviews: reviews.map(({ stars, words, name, writtenAt, orderId, position }) => ({
      key: `${orderId} ${position}`,
      ...{ stars, words, name, writtenAt },
    })),
    linkedData: productLinkedData(read.value, { origin: url.origin, lang, title: shown.title }),
  };
};
