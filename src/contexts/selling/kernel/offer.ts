import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { grams, type Unit } from '#shared/quantity.ts';

export const forms = [
  'by-weight',
  'by-piece',
  'piece-by-weight',
  'mixed-box',
  'pick-of-season',
  'presale',
] as const;
export type Form = (typeof forms)[number];

export type Status = 'draft' | 'on' | 'paused' | 'ended';

/** What goes into one sold unit (one kg, one piece, one box): so much of one product in one grade. */
export interface Part {
  readonly productCode: string;
  readonly grade: string;
  readonly milli: number;
  readonly unit: Unit;
}

/** What a seller offers. Quantities are thousandths: `step`, `least`, `most` of `soldUnit`, `pieceKg` of a kg. */
export interface Offer {
  readonly id: string;
  readonly sellerId: string;
  readonly productCode: string;
  /** None for boxes: their parts have grades. */
  readonly grade?: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly noteZh: string;
  readonly noteEn: string;
  readonly form: Form;
  readonly priceFen: Fen;
  /** What `priceFen` buys one of. */
  readonly priceUnit: Unit;
  readonly soldUnit: Unit;
  readonly step: number;
  readonly least: number;
  readonly most: number;
  /** What one piece or box weighs, by estimate; set when sold by the piece. */
  readonly pieceKg?: number;
  /** piece-by-weight: how far above the estimate the held money goes, in basis points. */
  readonly toleranceBp: number;
  /** presale: the forecast it sells against. */
  readonly forecastId?: string;
  /** pick-of-season: how many of `parts` go into a box. */
  readonly kinds?: number;
  readonly onFrom: Day;
  readonly onUntil: Day;
  readonly status: Status;
  readonly floorFen: Fen;
  readonly pictureId?: string;
  readonly demo: boolean;
  readonly parts: readonly Part[];
  /** What its seller asks in group buys, where that is less. */
  readonly groupFen?: Fen;
  /** Its price in the shop, where this is a group buy's. */
  readonly aloneFen?: Fen;
  /** It opens to everybody at one moment. */
  readonly drop?: Drop;
}

export interface Drop {
  readonly opensAt: Date;
  /** At most so much for each person, in thousandths of the sold unit. */
  readonly perPerson: number;
}

/** Boxes are filled from several products; every other form from one. */
export function isBox(form: Form): boolean {
  return form === 'mixed-box' || form === 'pick-of-season';
}

/** Whether so much can be ordered: a whole number of steps between least and most. */
export function quantityFits(offer: Pick<Offer, 'step' | 'least' | 'most'>, milli: number): boolean {
  return milli >= offer.least && milli <= offer.most && milli % offer.step === 0;
}

/** What an ordered quantity weighs, in grams: exact by mass, by estimate for pieces and boxes. */
export function gramsOf(offer: Pick<Offer, 'soldUnit' | 'pieceKg'>, milli: number): number {
  const mass = grams({ milli, unit: offer.soldUnit });
  if (mass !== undefined) return Math.ceil(mass);
  if (offer.pieceKg === undefined) throw new Error('an offer sold by the piece has no weight');
  return Math.ceil((milli * offer.pieceKg) / 1000);
}
