import type { GroupItem } from '#groupbuying';
import { type PicturePhoto, photoOf } from '#shared/pictures.ts';
import { decimal } from '#shared/quantity.ts';
import { perText } from '../../../sold-words.ts';
import { freshText } from '../../promise-words.ts';
import { pickedText, type Reader } from '../../shown.ts';
import { amountText, boundText, progressText } from '../group-words.ts';

/** One of a group's goods in the reader's language. */
export interface ShownItem {
  readonly offerId: string;
  readonly title: string;
  readonly href: string;
  readonly photo: { readonly photo: PicturePhoto; readonly alt: string } | undefined;
  readonly priceFen: number;
  readonly per: string;
  /** What it costs in the shop, where a group pays less. */
  readonly aloneFen?: number;
  readonly grower: string;
  readonly picked: string;
  /** How long it keeps once it is collected; '' where that is not known. */
  readonly fresh: string;
  readonly progress: string;
  /** Towards the minimum, where there is one. */
  readonly bar: { readonly value: number; readonly of: number } | undefined;
  /** The leader's terms in short: `2 箱起订，最多 10 箱`. */
  readonly terms: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Why nothing can be chosen while the group is open. */
  readonly none: string | undefined;
}

export function shownItem(
  { terms, card, progress, choices, fresh }: GroupItem,
  reader: Reader & { readonly counts: boolean },
): ShownItem {
  const { t, lang } = reader;
  if (!card) return gone(terms.offerId, t('已下架的商品', 'No longer offered'), t('已下架', 'gone'));
  const { offer, lots, picture, standing } = card;
  const growers = new Set(lots.map((lot) => t(lot.producerNameZh, lot.producerNameEn)));
  const { caseMilli, least, most } = terms;
  const said = [
    ...(caseMilli === undefined
      ? []
      : [
          t(
            `每箱 ${amountText(offer, caseMilli, lang)}，只发整箱`,
            `${amountText(offer, caseMilli, lang)} a case, full cases only`,
          ),
        ]),
    ...(least > 0
      ? [
          t(
            `大家合起来 ${boundText(least, caseMilli, offer, lang)}起订`,
            `at least ${boundText(least, caseMilli, offer, lang)} together`,
          ),
        ]
      : []),
    ...(most === undefined
      ? []
      : [
          t(
            `最多 ${boundText(most, caseMilli, offer, lang)}`,
            `at most ${boundText(most, caseMilli, offer, lang)}`,
          ),
        ]),
  ];
  return {
    offerId: offer.id,
    title: t(offer.titleZh, offer.titleEn),
    href: `/p/${offer.id}`,
    photo: picture && { photo: photoOf(picture), alt: t(picture.altZh, picture.altEn) },
    priceFen: offer.priceFen,
    per: perText(offer.form, offer.priceUnit, lang),
    ...(offer.aloneFen === undefined ? {} : { aloneFen: offer.aloneFen }),
    grower:
      growers.size === 1 ? ([...growers][0] ?? '') : t(card.facts.seller.name.zh, card.facts.seller.name.en),
    picked: pickedText(card, reader),
    fresh: fresh ? freshText(fresh, reader) : '',
    progress: reader.counts ? progressText(progress, offer, reader) : '',
    bar:
      reader.counts && progress.least > 0
        ? { value: Math.min(progress.paid, progress.least), of: progress.least }
        : undefined,
    terms: said.join(t('；', '; ')),
    choices: choices.map((milli) => ({ value: decimal(milli), label: amountText(offer, milli, lang) })),
    none:
      choices.length > 0
        ? undefined
        : standing.on
          ? t('这一期订满了', 'All of it is taken')
          : t('现在没有货', 'None to be had now'),
  };
}

function gone(offerId: string, title: string, none: string): ShownItem {
  return {
    ...{
      offerId,
      title,
      none,
      href: '/groups',
      photo: undefined,
      priceFen: 0,
      per: '',
      grower: '',
      picked: '',
      fresh: '',
    },
    ...{ progress: '', bar: undefined, terms: '', choices: [] },
  };
}
