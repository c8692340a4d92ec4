import { type OrderDetails, type OrderLine, ruleWords, type TopUp, type Weighing } from '#ordering';
import { instantText } from '#shared/instant.ts';
import { priceTag } from '#shared/money.ts';
import { decimal } from '#shared/quantity.ts';
import { whoActed } from '#shared/who-acted.ts';
import { countText, perText } from '../../sold-words.ts';
import type { Priced, Reader } from './shown-order.ts';

/** Why a line costs what it costs, when that is not simply count times price: what was paid ahead, what the scale showed, what became of it. */
export function priceTrail(
  line: OrderLine,
  { weighings, topUps, shared }: Priced,
  reader: Reader,
): string | undefined {
  const { t, lang } = reader;
  const ahead = aheadText(line, shared, reader);
  if (ahead) return ahead;
  const { terms, heldFen, finalFen, packed, quantity } = line;
  const weighing = weighings.find(({ position }) => position === line.position);
  if (weighing && finalFen !== undefined) {
    const topUp = topUps.find(({ position }) => position === line.position);
    return weighed(line, weighing, topUp, reader);
  }
  if (packed && packed.milli < quantity.milli) {
    const count = countText(terms.form, packed, lang);
    return t(`只装了 ${count}，少的已退。`, `Only ${count} could be packed; the rest was paid back.`);
  }
  if (finalFen === undefined && line.estimateFen < heldFen) {
    return t(
      `装箱时称重，预计 ${priceTag(line.estimateFen)}，多付的退给你。`,
      `Weighed when packed, about ${priceTag(line.estimateFen)}; what you paid beyond comes back.`,
    );
  }
  return undefined;
}

function weighed(line: OrderLine, weighing: Weighing, topUp: TopUp | undefined, reader: Reader): string {
  const { t, lang } = reader;
  const { terms, heldFen, finalFen = 0 } = line;
  const who = whoActed(t, weighing.personName, weighing.helperName);
  const by = t(
    `（${who}，${instantText(weighing.at, lang)}称）`,
    ` (by ${who}, ${instantText(weighing.at, lang)})`,
  );
  const [expected, actual] = [decimal(weighing.expectedGrams), decimal(weighing.actualGrams)];
  if (terms.form === 'mixed-box' || terms.form === 'pick-of-season') {
    return finalFen < heldFen
      ? t(
          `应有 ${expected} 公斤，实称 ${actual} 公斤${by}，按实际装的是 ${priceTag(finalFen)}，其余已退。`,
          `${expected} kg should be in it and it weighed ${actual} kg${by}; what is in it comes to ${priceTag(finalFen)}, the rest was paid back.`,
        )
      : t(
          `应有 ${expected} 公斤，实称 ${actual} 公斤${by}，在定量包装允许的误差以内。`,
          `${expected} kg should be in it and it weighed ${actual} kg${by}, within what the law allows of packs.`,
        );
  }
  const price = `${priceTag(terms.priceFen)}/${perText(terms.form, terms.priceUnit, lang)}`;
  if (terms.form !== 'piece-by-weight') {
    return t(
      `订了 ${expected} 公斤，实称 ${actual} 公斤${by}，按 ${price} 是 ${priceTag(finalFen)}。`,
      `${expected} kg was ordered and it weighed ${actual} kg${by}, which at ${price} is ${priceTag(finalFen)}.`,
    );
  }
  const comesTo = heldFen - weighing.differenceFen + weighing.beyondFen;
  const scale = t(
    `按约 ${expected} 公斤预付 ${priceTag(heldFen)}；实称 ${actual} 公斤${by}，按 ${price} 是 ${priceTag(comesTo)}。`,
    `You paid ${priceTag(heldFen)} for about ${expected} kg; it weighed ${actual} kg${by}, which at ${price} is ${priceTag(comesTo)}.`,
  );
  return weighing.beyondFen === 0 ? scale : `${scale}${t('', ' ')}${beyond(weighing, topUp, reader)}`;
}

function beyond({ beyondFen }: Weighing, topUp: TopUp | undefined, { t }: Reader): string {
  const all = priceTag(beyondFen);
  if (topUp?.status === 'paid') {
    const rest = beyondFen - topUp.fen;
    const borne =
      rest > 0 ? t(`，另外 ${priceTag(rest)} 由卖家承担`, `, and the seller bears ${priceTag(rest)}`) : '';
    return t(
      `多出 ${all}，补了 ${priceTag(topUp.fen)}${borne}。`,
      `Of the ${all} beyond, ${priceTag(topUp.fen)} was paid${borne}.`,
    );
  }
  if (topUp?.status === 'asked') {
    return t(
      `多出 ${all}，卖家请买家补 ${priceTag(topUp.fen)}，不补由卖家承担。`,
      `Of the ${all} beyond, the seller asks for ${priceTag(topUp.fen)}; not paid, the seller bears it.`,
    );
  }
  return t(
    `多出的 ${all} 由卖家承担，不多收。`,
    `The ${all} beyond is borne by the seller; nothing more is charged.`,
  );
}

/** What became of goods sold ahead whose harvest fell short, or what will be done should it; of a substitute, what it stands in for. */
function aheadText(
  { position, terms, packed, ifShort, standsInFor }: OrderLine,
  shared: OrderDetails['shared'],
  { t, lang }: Pick<Reader, 't' | 'lang'>,
): string | undefined {
  if (standsInFor !== undefined)
    return t('采收不足，按你的选择换成这个。', 'Instead of what the harvest lacked, as you chose.');
  if (terms.form !== 'presale') return undefined;
  const share = shared.find((each) => each.position === position);
  if (!share) {
    if (packed) return undefined;
    return ifShort === 'substitute'
      ? t(
          '如果采收不足：你选了换同一家的其他货。',
          'Should the harvest fall short: other goods of the same grower, as you chose.',
        )
      : t('如果采收不足：发不出的退款。', 'Should the harvest fall short: the money for what is missing.');
  }
  const [wanted, given] = [
    countText(terms.form, share.wanted, lang),
    countText(terms.form, share.given, lang),
  ];
  const rule = ruleWords[share.rule][lang].name;
  if (share.given.milli === share.wanted.milli) {
    return t(
      `采收不足，${rule}分配，你的 ${wanted} 照数发。`,
      `The harvest fell short and was shared ${rule}; your ${wanted} come in full.`,
    );
  }
  const back =
    share.refundedFen > 0
      ? t(`，退回 ${priceTag(share.refundedFen)}`, `; ${priceTag(share.refundedFen)} paid back`)
      : '';
  const other = share.substitutedMilli > 0 ? t('，其余换货', '; the rest substituted') : '';
  return t(
    `采收不足，${rule}分配：订 ${wanted}，发 ${given}${other}${back}。`,
    `The harvest fell short and was shared ${rule}: of ${wanted} ordered, ${given} can be sent${other}${back}.`,
  );
}
