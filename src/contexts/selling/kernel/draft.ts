import { type Day, isDay } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import type { Unit } from '#shared/quantity.ts';
import { type Form, isBox, type Part } from './offer.ts';
import { needPerStep } from './stock.ts';

/** What a seller says of a new offer. Quantities in thousandths: `step`, `least`, `most` of `soldUnit`, `pieceKg` of a kg. */
export interface Draft {
  /** Made where the offer is drafted, so that sending it twice makes one. */
  readonly id: string;
  readonly sellerId: string;
  readonly form: Form;
  /** What it is shown under; boxes under their first or best-known part. */
  readonly productCode: string;
  /** Of everything but boxes. */
  readonly grade?: string | undefined;
  /** Of boxes: what is in each; of a pick of the season: what it may be filled from. */
  readonly parts?: readonly Part[] | undefined;
  readonly kinds?: number | undefined;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly noteZh?: string | undefined;
  readonly noteEn?: string | undefined;
  readonly priceFen: Fen;
  readonly priceUnit: Unit;
  readonly soldUnit: Unit;
  readonly step: number;
  readonly least: number;
  readonly most: number;
  readonly pieceKg?: number | undefined;
  readonly toleranceBp?: number | undefined;
  readonly forecastId?: string | undefined;
  readonly onFrom: Day;
  readonly onUntil: Day;
  readonly floorFen?: Fen | undefined;
  readonly pictureId?: string | undefined;
}

/** What is wrong with a draft, in the order a person would mend it. */
export type Flaw =
  | 'title'
  | 'price'
  | 'units'
  | 'grade'
  | 'parts'
  | 'kinds'
  | 'piece-weight'
  | 'forecast'
  | 'quantity'
  | 'too-fine'
  | 'dates'
  | 'source'
  | 'costs'
  | 'factor'
  | 'markdown'
  | 'note';

/** The first thing wrong with a draft; undefined when nothing is. */
export function flawOf(draft: Draft): Flaw | undefined {
  if (draft.titleZh.trim() === '' || draft.titleEn.trim() === '') return 'title';
  if (!Number.isSafeInteger(draft.priceFen) || draft.priceFen <= 0 || (draft.floorFen ?? 0) < 0)
    return 'price';
  if (!unitsFit(draft)) return 'units';
  if (isBox(draft.form) === (draft.grade !== undefined)) return 'grade';
  if (isBox(draft.form) && !partsFit(draft)) return 'parts';
  if ((draft.form === 'pick-of-season') !== (draft.kinds !== undefined)) return 'kinds';
  if (draft.kinds !== undefined && (draft.kinds < 1 || draft.kinds > (draft.parts?.length ?? 0)))
    return 'kinds';
  if ((draft.soldUnit === 'piece') !== (draft.pieceKg ?? 0) > 0) return 'piece-weight';
  if ((draft.form === 'presale') !== (draft.forecastId !== undefined)) return 'forecast';
  if (!quantityFits(draft)) return 'quantity';
  if (!exact(draft)) return 'too-fine';
  if (!isDay(draft.onFrom) || !isDay(draft.onUntil) || draft.onFrom > draft.onUntil) return 'dates';
  return undefined;
}

/** What one sold unit of the draft is made of. */
export function partsOf(draft: Draft): readonly Part[] {
  if (isBox(draft.form)) return draft.parts ?? [];
  const { productCode, grade = '', soldUnit } = draft;
  if (draft.form === 'piece-by-weight')
    return [{ productCode, grade, milli: draft.pieceKg ?? 0, unit: 'kg' }];
  return [{ productCode, grade, milli: 1000, unit: soldUnit }];
}

function unitsFit({ form, soldUnit, priceUnit }: Draft): boolean {
  const bySoldMass = soldUnit !== 'piece';
  const byPricedMass = priceUnit !== 'piece';
  switch (form) {
    case 'by-weight':
      return bySoldMass && byPricedMass;
    case 'piece-by-weight':
      return !bySoldMass && byPricedMass;
    case 'presale':
      return bySoldMass === byPricedMass;
    default:
      return !bySoldMass && !byPricedMass;
  }
}

function partsFit({ parts = [] }: Draft): boolean {
  const kinds = new Set(parts.map((part) => `${part.productCode} ${part.grade}`));
  return parts.length > 0 && kinds.size === parts.length && parts.every((part) => part.milli > 0);
}

function quantityFits({ step, least, most }: Draft): boolean {
  return (
    [step, least, most].every(Number.isSafeInteger) &&
    0 < step &&
    0 < least &&
    least <= most &&
    least % step === 0 &&
    most % step === 0
  );
}

/** Whether a step of the draft takes whole thousandths of every lot it may draw on, in whichever unit that is counted. */
function exact(draft: Draft): boolean {
  try {
    for (const part of partsOf(draft))
      for (const unit of ['kg', 'jin'] as const) needPerStep(draft, part, unit);
    return true;
  } catch {
    return false;
  }
}
