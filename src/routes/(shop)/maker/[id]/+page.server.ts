import { makerPage } from '#selling';
import { dayOf } from '#shared/instant.ts';
import { turnAway } from '../../../refused.ts';
import { chosenNode } from '../../chosen-node.ts';
import { shownArrival, shownCard } from '../../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, cookies }) => {
  const { t, lang } = locals;
  const read = await locals.read((call) =>
    makerPage(call, { makerId: params.id, nodeId: chosenNode(cookies) }),
  );
  if (!read.ok) return turnAway(read.refusal, lang);
  const { maker, arrival, cards, picked } = read.value;
  return {
    name: t(maker.name.zh, maker.name.en),
    kind: maker.kind,
    place: [maker.township, maker.village]
      .flatMap((place) => (place ? [t(place.zh, place.en)] : []))
      .join(' '),
    coop: maker.coop && { id: maker.coop.id, name: t(maker.coop.zh, maker.coop.en) },
    members: maker.members,
    arrival: shownArrival(arrival, locals),
    cards: cards.map((card) => shownCard(card, arrival?.next?.arrives, locals)),
    picked: picked.map((lot) => ({
      code: lot.code,
      trace: `/01/${lot.gtin}/10/${lot.code}`,
      product: t(lot.product.zh, lot.product.en),
      grade: t(lot.grade.zh, lot.grade.en),
      day: dayOf(lot.harvestedAt),
    })),
  };
};
