import { type Arrival, type Card, isBox, linePrice, type Named, type Offer, type Standing } from '#selling';
import { type Day, dayText } from '#shared/instant.ts';
import { type Fen, portion, priceTag } from '#shared/money.ts';
import { decimal, quantityText } from '#shared/quantity.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { type Reader, soldText } from '../../shown.ts';

/** Why it cannot be ordered now, and what a visitor can do about it. */
export function offReason(
  standing: Exclude<Standing, { on: true }>,
  offer: Offer,
  t: Tongue,
  lang: Lang,
): string {
  switch (standing.reason) {
    case 'before-window':
      return t(
        `卖家从${dayText(standing.back, 'zh')}开始卖。`,
        `The seller starts on ${dayText(standing.back, lang)}.`,
      );
    case 'out-of-season':
      return 'back' in standing
        ? t(
            `还不是季节，${dayText(standing.back, 'zh')}起自然成熟。`,
            `It is out of season, and ripens from ${dayText(standing.back, lang)}.`,
          )
        : t('这几样里现在成熟的不够装一箱。', 'Too few of its kinds are ripe to fill a box.');
    case 'no-stock':
    case 'not-enough':
      return offer.form === 'presale'
        ? t('可以预订的都订完了。', 'All that could be ordered ahead is ordered.')
        : t('这一批订完了，等下一次采收。', 'What was picked is all ordered; the next harvest brings more.');
    case 'not-good-then':
      return t(
        '现有的送到你的取货点时已经不够新鲜，换一个近些的取货点，或者等下一次采收。',
        'What there is would no longer be fresh at your point: choose a nearer one, or wait for the next harvest.',
      );
    case 'certificate-missing':
      return t(
        '现有的批次还没有开合格证，开了就能买。',
        'Its lots have no certificate yet; once issued, it can be bought.',
      );
    default:
      return t('卖家现在不卖这一件。', 'The seller does not sell this now.');
  }
}

/** Quantities to choose from, each with what it comes to. */
export function quantitiesOf(offer: Offer, choices: readonly number[], lang: Lang, t: Tongue) {
  return choices.map((milli) => {
    const { estimateFen, heldFen } = linePrice(offer, milli);
    const amount = soldText(offer, milli, lang);
    const label =
      heldFen === estimateFen
        ? `${amount} · ${priceTag(estimateFen)}`
        : t(`${amount} · 先付 ${priceTag(heldFen)}`, `${amount} · ${priceTag(heldFen)} paid first`);
    return { value: decimal(milli), label };
  });
}

/** What is in it and how it is filled, by its form. */
export function fillingOf(card: Card, { t, lang }: Reader) {
  const { offer, facts, standing, lots } = card;
  const name = (named: Named) => t(named.zh, named.en);
  const example = offer.form === 'piece-by-weight' ? weighingExample(offer) : undefined;
  const picked = new Set(lots.map((lot) => `${lot.productCode} ${lot.grade}`));
  return {
    /** What one order can still have; undefined while it is off. */
    remains: standing.on ? soldText(offer, standing.remains, lang) : undefined,
    kinds: offer.kinds,
    pieceKg: offer.pieceKg === undefined ? undefined : decimal(offer.pieceKg),
    toleranceBp: offer.toleranceBp,
    example: example && {
      pieces: soldText(offer, 2000, lang),
      ...example,
    },
    parts: isBox(offer.form)
      ? offer.parts.map((part, index) => ({
          product: facts.parts[index] ? name(facts.parts[index].product) : part.productCode,
          grade: facts.parts[index] ? name(facts.parts[index].grade) : part.grade,
          amount: quantityText({ milli: part.milli, unit: part.unit }, lang),
          /** Of a pick of the season: whether it would be in today's box. */
          today: picked.has(`${part.productCode} ${part.grade}`),
        }))
      : [],
  };
}

/** Two pieces that turn out a tenth lighter than estimated. */
function weighingExample(offer: Offer): { heldFen: Fen; actualKg: string; finalFen: Fen; backFen: Fen } {
  const { estimateFen, heldFen } = linePrice(offer, 2000);
  const grams = Math.round(((offer.pieceKg ?? 0) * 2 * 9) / 10);
  const finalFen = portion(estimateFen, 9000);
  return { heldFen, actualKg: decimal(grams), finalFen, backFen: heldFen - finalFen };
}

/** Where it comes from: the lots a small order would be taken from, their growers and villages. */
export function originOf(card: Card, arrival: Arrival | undefined, { t }: Reader) {
  const earliest = (days: readonly Day[]) => days.toSorted()[0];
  const villages = new Map(card.lots.map((lot) => [lot.placeZh, lot]));
  return {
    /** Of a box, of what was picked first and of what keeps shortest. */
    pickedOn: earliest(card.lots.map((lot) => lot.harvestedOn)),
    goodUntil: earliest(card.lots.map((lot) => lot.goodUntil)),
    lots: card.lots.map((lot) => ({
      code: lot.lotCode,
      trace: `/01/${lot.gtin}/10/${lot.lotCode}`,
      grower: t(lot.producerNameZh, lot.producerNameEn),
      growerHref: `/maker/${lot.producerId}`,
      village: [t(lot.townshipZh ?? '', lot.townshipEn ?? ''), t(lot.placeZh, lot.placeEn)]
        .filter(Boolean)
        .join(' '),
      harvestedOn: lot.harvestedOn,
      goodUntil: lot.goodUntil,
      certificate: lot.certificateNumber ?? undefined,
    })),
    points: [
      ...[...villages.values()].map((lot) => ({
        key: lot.placeZh,
        at: [lot.lng, lot.lat] as const,
        label: t(lot.placeZh, lot.placeEn),
        note: t(lot.townshipZh ?? '', lot.townshipEn ?? ''),
      })),
      ...(arrival
        ? [
            {
              key: arrival.node.id,
              at: [arrival.node.lng, arrival.node.lat] as const,
              label: t(arrival.node.nameZh, arrival.node.nameEn),
              note: t('你的取货点', 'your collection point'),
              heed: true,
            },
          ]
        : []),
    ],
    licences: card.marks.map((mark) => ({
      name: t(mark.nameZh, mark.nameEn),
      licence: mark.licenceNumber,
      until: mark.validUntil,
    })),
  };
}

export interface ShownWholesale {
  readonly perKg: Fen;
  readonly perJin: Fen;
  readonly day: Day;
  readonly market: string;
  readonly source: string;
}

/** What the wholesale market pays; said only of one product, since a box has no market. */
export function wholesaleOf({ facts, offer }: Card): ShownWholesale | undefined {
  const price = facts.wholesale;
  if (!price || isBox(offer.form)) return undefined;
  const { fenPerKg, ...told } = price;
  return { ...told, perKg: fenPerKg, perJin: Math.round(fenPerKg / 2) };
}
