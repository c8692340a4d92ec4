import {
  bearerTexts,
  causeTexts,
  type DecidedAs,
  type OrderDetails,
  type OrderLine,
  type SeenOrder,
} from '#ordering';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { type Picture, photoOf, picturesByIds } from '#shared/pictures.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import type { Photo } from '$ui/Picture.svelte';
import { shareWords } from '../../(desk)/desk/money/share-words.ts';
import { reasonWords } from '../../order-words.ts';
import { countText, perText } from '../../sold-words.ts';
import { priceTrail } from './price-trail.ts';

/** An order with what belongs to it, as the buyer or the desk has it. */
export type WithOrder = OrderDetails & { readonly order: Omit<SeenOrder, 'phoneTail'> };

export interface Reader {
  readonly lang: Lang;
  readonly t: Tongue;
  readonly now: Date;
}

/** What a line's price is told from; `pictures` by their ids, where they are shown. */
export type Priced = Pick<OrderDetails, 'lots' | 'weighings' | 'topUps' | 'shared'> & {
  readonly pictures?: ReadonlyMap<string, Picture>;
};

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
  /** The scale when it was weighed. */
  readonly scalePhoto: Photo | undefined;
  readonly stillPaidFen: Fen;
  readonly lots: readonly {
    readonly href: string;
    readonly code: string;
    readonly text: string;
    readonly picked: Date;
  }[];
}

export function shownLine(line: OrderLine, view: Priced, reader: Reader): ShownOrderLine {
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
    why: priceTrail(line, view, reader),
    scalePhoto: scalePhotoOf(line, view),
    stillPaidFen: line.heldFen + (line.toppedUpFen ?? 0) - line.refundedFen,
    lots: line.draws.flatMap(({ lotId }) => {
      const lot = view.lots.find(({ id }) => id === lotId);
      if (!lot) return [];
      const text = t(lot.producerNameZh, lot.producerNameEn);
      return [{ href: `/01/${lot.gtin}/10/${lot.code}`, code: lot.code, text, picked: lot.harvestedAt }];
    }),
  };
}

function scalePhotoOf({ position }: OrderLine, { weighings, pictures }: Priced): Photo | undefined {
  const id = weighings.find((weighing) => weighing.position === position)?.pictureId;
  const picture = id === undefined ? undefined : pictures?.get(id);
  return picture && photoOf(picture);
}

/** The photos of the scale that an order's weighings name. */
export function scalePictures(call: Call, { weighings }: Pick<OrderDetails, 'weighings'>) {
  return picturesByIds(
    call,
    weighings.flatMap(({ pictureId }) => pictureId ?? []),
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

function shownTopUps({ topUps, order }: WithOrder, { t }: Reader): ShownSums['topUps'] {
  return topUps.flatMap(({ id, position, fen, status, decidedAt, refundedFen }) => {
    const line = order.lines.find((each) => each.position === position);
    // Money that came after it was declined stands here too, with its refund below.
    if (!line || !decidedAt || (status !== 'paid' && refundedFen === 0)) return [];
    const text = t(
      `${line.titleZh}：实重超过预付，补的差价`,
      `${line.titleEn}: it weighed more than was paid ahead`,
    );
    return [{ id, text, fen, at: decidedAt }];
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
  /** Paid beyond what was held, because the scale showed more. */
  readonly topUps: readonly {
    readonly id: string;
    readonly text: string;
    readonly fen: Fen;
    readonly at: Date;
  }[];
  readonly refunds: readonly ShownRefund[];
  /** What stays paid. */
  readonly keptFen: Fen;
  readonly shares: readonly ShownShare[];
}

export function shownSums(view: WithOrder, reader: Reader): ShownSums {
  const { t } = reader;
  const { goodsFen, deliveryFen, refundedFen, toppedUpFen = 0 } = view.order;
  return {
    goodsFen,
    deliveryFen,
    topUps: shownTopUps(view, reader),
    refunds: shownRefunds(view, reader),
    keptFen: goodsFen + deliveryFen + toppedUpFen - refundedFen,
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
