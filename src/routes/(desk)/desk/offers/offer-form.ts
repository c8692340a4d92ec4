import type { Draft, Form, Part } from '#selling';
import { forms, isBox } from '#selling';
import { dayOf } from '#shared/instant.ts';
import { parseYuan } from '#shared/money.ts';
import { parseMilli, type Unit, units } from '#shared/quantity.ts';
import { broughtId } from '../brought-id.ts';

/** How many rows a box has in the form. */
export const PART_ROWS = 6;

/**
 * A new offer as its form sends it. Full-width digits count as digits; what is no number becomes nought, which the verb
 * refuses with its sentence. Its first part is what a box is shown under.
 */
export function draftIn(form: FormData, sellerId: string, now: Date): Draft {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .normalize('NFKC')
      .trim();
  const milli = (name: string) => parseMilli(text(name)) ?? 0;
  const way = forms.find((each): each is Form => each === text('form')) ?? 'by-weight';
  const boxed = isBox(way);
  const parts = boxed ? partsIn(text) : undefined;
  const soldUnit = unitIn(text('sold-unit'));
  return {
    id: broughtId(form, 'id', now),
    sellerId,
    form: way,
    productCode: boxed ? (parts?.[0]?.productCode ?? '') : text('product'),
    ...(boxed ? { parts } : { grade: text('grade') }),
    ...(way === 'pick-of-season' ? { kinds: Number.parseInt(text('kinds'), 10) || 0 } : {}),
    ...(way === 'presale' ? { forecastId: text('forecast') } : {}),
    titleZh: text('title-zh'),
    titleEn: text('title-en'),
    noteZh: text('note-zh'),
    noteEn: text('note-en'),
    priceFen: parseYuan(text('price')) ?? 0,
    priceUnit: unitIn(text('price-unit')),
    soldUnit,
    step: milli('step'),
    least: milli('least'),
    most: milli('most'),
    ...(soldUnit === 'piece' ? { pieceKg: milli('piece-kg') } : {}),
    toleranceBp: way === 'piece-by-weight' ? (Number.parseInt(text('tolerance'), 10) || 0) * 100 : 0,
    onFrom: text('on-from') || dayOf(now),
    onUntil: text('on-until'),
    floorFen: parseYuan(text('floor')) ?? 0,
  };
}

function partsIn(text: (name: string) => string): Part[] {
  return Array.from({ length: PART_ROWS }, (_, row) => row).flatMap((row) => {
    const [productCode = '', grade = '', unit = ''] = text(`part-${row}`).split(' ');
    if (productCode === '') return [];
    return [{ productCode, grade, unit: unitIn(unit), milli: parseMilli(text(`part-${row}-quantity`)) ?? 0 }];
  });
}

function unitIn(text: string): Unit {
  return units.find((each): each is Unit => each === text) ?? 'piece';
}
