import { nodesOf } from '#delivery';
import { goodsToChoose } from '#groupbuying';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { pickedText, soldText } from '../../../(shop)/shown.ts';
import { perText } from '../../../sold-words.ts';
import { chosenIn, type Typed } from './series-form.ts';

interface Reader {
  readonly t: Tongue;
  readonly lang: Lang;
  readonly now: Date;
}

/** What the form of a series needs besides what is typed: points, the goods chosen, and those that may be. */
export async function loadForm(call: Call, typed: Typed, reader: Reader) {
  const { t, lang } = reader;
  const nodes = (await nodesOf(call)).filter(({ active }) => active);
  const chosen = chosenIn(typed);
  const nodeId = nodes.some(({ id }) => id === typed.node) ? typed.node : undefined;
  const goods = await goodsToChoose(call, { words: typed.q ?? '', chosen, ...(nodeId ? { nodeId } : {}) });
  if (!goods.ok) return goods;
  const own = nodes.find(({ organisationId }) => organisationId === call.actor.organisationId);
  return ok({
    typed,
    nodes: nodes.map((node) => ({ value: node.id, label: `${node.code} ${t(node.nameZh, node.nameEn)}` })),
    ownNode: own?.id ?? '',
    chosen: goods.value.chosen.map(({ offer, facts }) => ({
      id: offer.id,
      title: t(offer.titleZh, offer.titleEn),
      seller: t(facts.seller.name.zh, facts.seller.name.en),
      unit: perText(offer.form, offer.soldUnit, lang),
      step: soldText(offer, offer.step, lang),
    })),
    found: goods.value.found.slice(0, 24).map((card) => ({
      id: card.offer.id,
      title: t(card.offer.titleZh, card.offer.titleEn),
      seller: t(card.facts.seller.name.zh, card.facts.seller.name.en),
      picked: pickedText(card, reader),
      priceFen: card.offer.priceFen,
      per: perText(card.offer.form, card.offer.priceUnit, lang),
    })),
  }) satisfies Outcome<unknown>;
}
