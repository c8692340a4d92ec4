import { linePrice, type TradeOffer } from '#selling';
import type { Fen } from '#shared/money.ts';
import { type PicturePhoto, photoOf } from '#shared/pictures.ts';
import { perText } from '../../sold-words.ts';
import { pickedText, type Reader, soldText } from '../shown.ts';

/** An item of a trade list in the reader's language. */
export interface ShownTrade {
  readonly offerId: string;
  readonly title: string;
  readonly photo: { readonly photo: PicturePhoto; readonly alt: string } | undefined;
  readonly picked: string;
  /** What one pack is: 20 斤. */
  readonly pack: string;
  readonly leastPacks: number;
  readonly mostPacks: number | undefined;
  /** How many can be had now. */
  readonly there: number;
  readonly per: string;
  readonly shopFen: Fen;
  readonly validUntil: string;
  readonly tiers: readonly { readonly fromPacks: number; readonly priceFen: Fen; readonly packFen: Fen }[];
}

export function shownTrade({ item, card, packs }: TradeOffer, reader: Reader): ShownTrade {
  const { t, lang } = reader;
  const { offer, picture } = card;
  return {
    offerId: offer.id,
    title: t(offer.titleZh, offer.titleEn),
    photo: picture && { photo: photoOf(picture), alt: t(picture.altZh, picture.altEn) },
    picked: pickedText(card, reader),
    pack: soldText(offer, item.packMilli, lang),
    leastPacks: item.leastPacks,
    mostPacks: item.mostPacks,
    there: packs,
    per: perText(offer.form, offer.priceUnit, lang),
    shopFen: offer.priceFen,
    validUntil: item.validUntil,
    tiers: item.tiers.map(({ fromPacks, priceFen }) => ({
      ...{ fromPacks, priceFen },
      packFen: linePrice({ ...offer, priceFen }, item.packMilli).estimateFen,
    })),
  };
}
