import type { PlannedLine, Quote } from '#ordering';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import type { Sentence } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { sentenceOf } from '../../refusals.ts';
import { countText, perText } from '../../sold-words.ts';

/** A line of the basket in the reader's language. */
export interface ShownLine {
  readonly offerId: string;
  readonly title: string;
  /** The quantity as typed into its field, and its bounds. */
  readonly quantity: string;
  readonly least: string;
  readonly most: string;
  readonly step: string;
  readonly unit: string;
  /** As people say it: 3 斤, 2 箱. */
  readonly count: string;
  readonly priceFen: Fen;
  readonly per: string;
  readonly heldFen?: Fen;
  /** Below what is held, for goods that are weighed first. */
  readonly estimateFen?: Fen;
  readonly arrives?: Day;
  readonly problem?: Sentence;
  /** Sold before it is picked. */
  readonly ahead: boolean;
}

export interface Reader {
  readonly lang: Lang;
  readonly t: Tongue;
}

export function shownLine(line: PlannedLine, { lang, t }: Reader): ShownLine {
  const { offer, filled, promised } = line;
  const refusal = !filled.ok ? filled.refusal : promised && !promised.ok ? promised.refusal : undefined;
  return {
    offerId: line.offerId,
    title: offer ? t(offer.titleZh, offer.titleEn) : t('已下架的商品', 'No longer offered'),
    quantity: decimal(line.milli),
    least: decimal(offer?.least ?? 1),
    most: decimal(offer?.most ?? line.milli),
    step: decimal(offer?.step ?? 1),
    unit: offer ? perText(offer.form, offer.soldUnit, lang) : '',
    count: offer ? countText(offer.form, { milli: line.milli, unit: offer.soldUnit }, lang) : '',
    priceFen: offer?.priceFen ?? 0,
    per: offer ? perText(offer.form, offer.priceUnit, lang) : '',
    ahead: offer?.form === 'presale',
    ...(filled.ok ? { heldFen: filled.value.heldFen } : {}),
    ...(filled.ok && filled.value.estimateFen < filled.value.heldFen
      ? { estimateFen: filled.value.estimateFen }
      : {}),
    ...(promised?.ok && !refusal ? { arrives: promised.value.arrives } : {}),
    ...(refusal ? { problem: sentenceOf(refusal, lang) } : {}),
  };
}

/** What a quote comes to, for the box with the sums. */
export function shownSums(quote: Quote) {
  const { goodsFen, deliveryFen, totalFen, heldBeyondFen } = quote;
  return {
    goodsFen,
    deliveryFen,
    totalFen,
    heldBeyondFen,
    days: [...new Set(quote.parcels.map((parcel) => parcel.promised.arrives))].toSorted(),
    orderBefore: quote.parcels
      .map((parcel) => parcel.promised.orderBefore)
      .toSorted((a, b) => a.getTime() - b.getTime())[0],
    parcels: quote.parcels.length,
  };
}
