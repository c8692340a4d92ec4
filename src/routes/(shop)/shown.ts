import { type Arrival, type Card, isBox, type Named, type Offer } from '#selling';
import { type Day, dayOf, daysBetween, dayText, timeOf } from '#shared/instant.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { type PicturePhoto, photoOf } from '#shared/pictures.ts';
import { quantityText, unitWords } from '#shared/quantity.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';

export interface Reader {
  readonly lang: Lang;
  readonly t: Tongue;
  readonly now: Date;
}

/** An offer in the reader's language, as a card shows it. */
export interface ShownCard {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly category: string;
  readonly photo: { readonly photo: PicturePhoto; readonly alt: string } | undefined;
  /** Whose it is: the household and its village, or the co-op for what several picked. */
  readonly grower: string;
  readonly village: string;
  /** Grade and what it means, in plain words. */
  readonly grade: string;
  readonly picked: string;
  readonly arrives: Day | undefined;
  readonly priceFen: Fen;
  readonly per: string;
  /** The same price by the other units, for comparing. */
  readonly compare: string;
  readonly marks: readonly string[];
  /** How it is sold when that is not simply by weight or by piece. */
  readonly way: string;
  readonly ahead:
    | { readonly from: Day; readonly until: Day; readonly certainty: number; readonly madeAt: Date }
    | undefined;
}

export function shownCard(card: Card, arrives: Day | undefined, reader: Reader): ShownCard {
  const { t, lang } = reader;
  const { offer, facts, lots, unitPrice, picture, forecast } = card;
  const name = (named: Named) => t(named.zh, named.en);
  const [first] = lots;
  const grown = first && lots.every((lot) => lot.producerId === first.producerId);
  const [part] = facts.parts;
  return {
    id: offer.id,
    href: `/p/${offer.id}`,
    title: t(offer.titleZh, offer.titleEn),
    category: facts.product.category,
    photo: picture && { photo: photoOf(picture), alt: t(picture.altZh, picture.altEn) },
    grower: grown ? t(first.producerNameZh, first.producerNameEn) : name(facts.seller.name),
    village: grown ? t(first.placeZh, first.placeEn) : name(facts.seller.village),
    grade:
      isBox(offer.form) || !part
        ? facts.parts.map((each) => name(each.product)).join(t('、', ', '))
        : t(`${part.grade.zh}：${part.basis.zh}`, `${part.grade.en}: ${part.basis.en}`),
    picked: offer.form === 'presale' ? '' : pickedText(card, reader),
    arrives: offer.form === 'presale' ? undefined : arrives,
    priceFen: offer.priceFen,
    per: perWord(offer, lang),
    compare: compareText(unitPrice, offer, t),
    marks: card.marks.map((mark) => t(mark.nameZh, mark.nameEn)),
    way: wayText(offer, t),
    ahead: forecast && {
      from: forecast.fromDay,
      until: forecast.untilDay,
      certainty: forecast.certainty,
      madeAt: forecast.madeAt,
    },
  };
}

/** When the oldest of it was picked: 今天采, 昨天采, 11月20日采. */
export function pickedText({ lots }: Pick<Card, 'lots'>, { t, lang, now }: Reader): string {
  const day = lots.map((lot) => lot.harvestedOn).toSorted()[0];
  if (!day) return '';
  const ago = daysBetween(day, dayOf(now));
  if (ago === 0) return t('今天采', 'Picked today');
  if (ago === 1) return t('昨天采', 'Picked yesterday');
  return t(`${dayText(day, 'zh')}采`, `Picked ${dayText(day, lang)}`);
}

/** What one of the priced unit is called: 斤, 公斤, 个, 箱. */
export function perWord(offer: Pick<Offer, 'form' | 'priceUnit'>, lang: Lang): string {
  if (isBox(offer.form)) return lang === 'zh' ? '箱' : 'box';
  return unitWords[offer.priceUnit][lang];
}

/** A quantity of the sold unit as people say it: 3 斤, 2 箱. */
export function soldText(offer: Pick<Offer, 'form' | 'soldUnit'>, milli: number, lang: Lang): string {
  const text = quantityText({ milli, unit: offer.soldUnit }, lang);
  if (!isBox(offer.form)) return text;
  return text.replace(
    unitWords[offer.soldUnit][lang],
    lang === 'zh' ? '箱' : milli === 1000 ? 'box' : 'boxes',
  );
}

function compareText(price: Card['unitPrice'], offer: Offer, t: Tongue): string {
  const perKg = `${priceTag(price.perKg)}${t('/公斤', '/kg')}`;
  const perJin = `${priceTag(price.perJin)}${t('/斤', '/jin')}`;
  if (offer.priceUnit === 'jin') return perKg;
  if (offer.priceUnit === 'kg') return perJin;
  return t(`约 ${perKg} · ${perJin}`, `about ${perKg} · ${perJin}`);
}

function wayText({ form, kinds }: Offer, t: Tongue): string {
  switch (form) {
    case 'piece-by-weight':
      return t('按个订，按实重付', 'Order by piece, pay by weight');
    case 'mixed-box':
      return t('组合箱', 'Mixed box');
    case 'pick-of-season':
      return t(`应季精选 ${kinds} 样`, `Pick of the season: ${kinds} kinds`);
    case 'presale':
      return t('预售', 'Order ahead');
    default:
      return '';
  }
}

/** Where the visitor collects, and until when to order for which day, in their language. */
export interface ShownArrival {
  readonly name: string;
  readonly chosen: boolean;
  /** 今天 16:00 前下单，明天（11月24日）到; undefined when nothing can be brought there in the coming two weeks. */
  readonly next: string | undefined;
}

export function shownArrival(arrival: Arrival | undefined, reader: Reader): ShownArrival | undefined {
  if (!arrival) return undefined;
  const { t, lang } = reader;
  const { node, chosen, next } = arrival;
  const before = next && orderByText(next, reader);
  const near = next && nearDay(next.arrives, reader);
  const day = next && dayText(next.arrives, lang);
  return {
    name: t(node.nameZh, node.nameEn),
    chosen,
    next:
      next &&
      t(
        `${before} 前下单，${near}${near === day ? '' : `（${day}）`}到`,
        `Order by ${before}, there ${near === day ? `on ${day}` : `${near} (${day})`}`,
      ),
  };
}

/** Until when to order: 今天 16:00. */
export function orderByText({ orderBefore }: { readonly orderBefore: Date }, reader: Reader): string {
  return `${nearDay(dayOf(orderBefore), reader)} ${timeOf(orderBefore)}`;
}

/** A day as one speaks of it: 今天, 明天, else its date. */
export function nearDay(day: Day, { t, lang, now }: Reader): string {
  const away = daysBetween(dayOf(now), day);
  if (away === 0) return t('今天', 'today');
  if (away === 1) return t('明天', 'tomorrow');
  return dayText(day, lang);
}
