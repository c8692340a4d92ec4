import {
  bearerTexts,
  causeTexts,
  type DecidedAs,
  type OrderDetails,
  type OrderLine,
  ruleWords,
  type SeenOrder,
} from '#ordering';
import { type Fen, priceTag } from '#shared/money.ts';
import { decimal } from '#shared/quantity.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { shareWords } from '../../(desk)/desk/money/share-words.ts';
import { reasonWords } from '../../order-words.ts';
import { countText, perText } from '../../sold-words.ts';

/** An order with what belongs to it, as the buyer or the desk has it. */
export type WithOrder = OrderDetails & { readonly order: Omit<SeenOrder, 'phoneTail'> };

export interface Reader {
  readonly lang: Lang;
  readonly t: Tongue;
  readonly now: Date;
}

/** A line of an order as its buyer reads it, with why it costs what it costs. */
export interface ShownOrderLine {
  readonly position: number;
  readonly offerId: string;
  readonly title: string;
  readonly count: string;
  readonly priceFen: Fen;
  readonly per: string;
  readonly heldFen: Fen;
  /** What it came to, once that is known. */
  readonly finalFen: Fen | undefined;
  /** How the price came about, when it is not simply count times price. */
  readonly why: string | undefined;
  readonly stillPaidFen: Fen;
  readonly lots: readonly {
    readonly href: string;
    readonly code: string;
    readonly text: string;
    readonly picked: Date;
  }[];
}

export function shownLine(
  line: OrderLine,
  view: Pick<OrderDetails, 'lots' | 'weighings' | 'shared'>,
  reader: Reader,
): ShownOrderLine {
  const { lang, t } = reader;
  const { terms } = line;
  return {
    position: line.position,
    offerId: line.offerId,
    title: t(line.titleZh, line.titleEn),
    count: countText(terms.form, line.quantity, lang),
    priceFen: terms.priceFen,
    per: perText(terms.form, terms.priceUnit, lang),
    heldFen: line.heldFen,
    finalFen: line.finalFen,
    why: whyText(line, view, reader),
    stillPaidFen: line.heldFen - line.refundedFen,
    lots: line.draws.flatMap(({ lotId }) => {
      const lot = view.lots.find(({ id }) => id === lotId);
      if (!lot) return [];
      const text = t(lot.producerNameZh, lot.producerNameEn);
      return [{ href: `/01/${lot.gtin}/10/${lot.code}`, code: lot.code, text, picked: lot.harvestedAt }];
    }),
  };
}

/** The trail of a price: what was held for, what the scale showed, what came back. */
function whyText(
  line: OrderLine,
  { weighings, shared }: Pick<OrderDetails, 'weighings' | 'shared'>,
  { t, lang }: Reader,
): string | undefined {
  const ahead = aheadText(line, shared, { t, lang });
  if (ahead) return ahead;
  const { terms, heldFen, finalFen, packed, quantity } = line;
  const weighing = weighings.find(({ position }) => position === line.position);
  const per = perText(terms.form, terms.priceUnit, lang);
  if (weighing && finalFen !== undefined) {
    const price = `${priceTag(terms.priceFen)}/${per}`;
    const [expected, actual] = [decimal(weighing.expectedGrams), decimal(weighing.actualGrams)];
    const capped = weighing.differenceFen === 0;
    if (capped) {
      return t(
        `实称 ${actual} 公斤，按 ${price} 不少于预付的 ${priceTag(heldFen)}，不多收。`,
        `It weighed ${actual} kg; at ${price} that is no less than the ${priceTag(heldFen)} you paid, and you pay no more.`,
      );
    }
    return t(
      `按约 ${expected} 公斤预付 ${priceTag(heldFen)}；实称 ${actual} 公斤，按 ${price} 是 ${priceTag(finalFen)}。`,
      `You paid ${priceTag(heldFen)} for about ${expected} kg; it weighed ${actual} kg, which at ${price} is ${priceTag(finalFen)}.`,
    );
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

export interface ShownRefund {
  readonly id: string;
  readonly text: string;
  readonly fen: Fen;
  readonly at: Date;
  readonly arrived: boolean;
}

function shownRefunds({ refunds, order }: WithOrder, { t }: Reader): ShownRefund[] {
  return refunds.map(({ id, cause, fen, at, position, settledAt, borneBy }) => {
    const line = order.lines.find((each) => each.position === position);
    const about = line ? t(`${line.titleZh}：`, `${line.titleEn}: `) : '';
    const { zh, en } = causeTexts[cause];
    const borne = borneBy
      ? t(`（${bearerTexts[borneBy].zh}承担）`, ` (borne by ${bearerTexts[borneBy].en})`)
      : '';
    return { id, text: `${about}${t(zh, en)}${borne}`, fen, at, arrived: settledAt !== undefined };
  });
}

export interface ShownShare {
  readonly who: string;
  readonly what: string;
  readonly fen: Fen;
}

/** What an order comes to: for its buyer's receipt and for the desk. */
export interface ShownSums {
  readonly goodsFen: Fen;
  readonly deliveryFen: Fen;
  readonly refunds: readonly ShownRefund[];
  /** What stays paid. */
  readonly keptFen: Fen;
  readonly shares: readonly ShownShare[];
}

export function shownSums(view: WithOrder, reader: Reader): ShownSums {
  const { t } = reader;
  const { goodsFen, deliveryFen, refundedFen } = view.order;
  return {
    goodsFen,
    deliveryFen,
    refunds: shownRefunds(view, reader),
    keptFen: goodsFen + deliveryFen - refundedFen,
    shares: view.shares.map(({ account, organisation, fen }) => ({
      fen,
      what: t(shareWords[account].zh, shareWords[account].en),
      who: organisation
        ? t(organisation.nameZh, organisation.nameEn)
        : account === 'platform'
          ? t('卖得好平台', 'Maidehao')
          : '',
    })),
  };
}

export interface ShownClaim {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly reason: string;
  readonly words: string;
  readonly askedFen: Fen;
  readonly status: 'asked' | 'granted' | 'refused';
  readonly grantedFen: Fen | undefined;
  readonly answer: string | undefined;
  readonly askedAt: Date;
  /** Unanswered by then, it is granted. */
  readonly decideBy: Date;
  /** How it was decided, when nobody answered this one by itself. */
  readonly decidedHow: string | undefined;
}

const decidedHow: Readonly<Record<DecidedAs, { readonly zh: string; readonly en: string } | undefined>> = {
  answer: undefined,
  silence: { zh: '卖家没有按时答复，按你申请的退', en: 'Nobody answered in time, so it was granted' },
  small: { zh: '小额有照片，当场就退', en: 'A small sum with a photo goes back at once' },
  lot: { zh: '这一批统一处理', en: 'Decided for the whole lot' },
};

export function shownClaims({ claims, order }: WithOrder, { t }: Reader): ShownClaim[] {
  return claims.map((claim) => {
    const line = order.lines.find(({ position }) => position === claim.position);
    const { zh, en } = reasonWords[claim.reason];
    const how = claim.decidedAs && decidedHow[claim.decidedAs];
    return {
      id: claim.id,
      position: claim.position,
      title: line ? t(line.titleZh, line.titleEn) : '',
      reason: t(zh, en),
      words: claim.words,
      askedFen: claim.askedFen,
      status: claim.status,
      grantedFen: claim.grantedFen,
      answer: claim.decisionReason,
      askedAt: claim.askedAt,
      decideBy: claim.decideBy,
      decidedHow: how && t(how.zh, how.en),
    };
  });
}
