import { type Quantity, quantityText, type Unit, unitWords } from '#shared/quantity.ts';
import type { Lang } from '#shared/tongue.ts';

const boxes: readonly string[] = ['mixed-box', 'pick-of-season'];

/** What one of a line's unit is called: 斤, 个; boxes are boxes. */
export function perText(form: string, unit: Unit, lang: Lang): string {
  if (boxes.includes(form)) return lang === 'zh' ? '箱' : 'box';
  return unitWords[unit][lang];
}

/** A quantity of a line as people say it: 3 斤, 2 箱. */
export function countText(form: string, quantity: Quantity, lang: Lang): string {
  if (!boxes.includes(form)) return quantityText(quantity, lang);
  const count = quantity.milli / 1000;
  return lang === 'zh' ? `${count} 箱` : `${count} ${count === 1 ? 'box' : 'boxes'}`;
}
