import type { OrderedLine } from '#delivery';
import { quantityText } from '#shared/quantity.ts';
import type { Lang } from '#shared/tongue.ts';

/** One line of a parcel in words: `融安金桔 5 公斤`. */
export function lineText({ titleZh, titleEn, milli, unit }: OrderedLine, lang: Lang): string {
  return `${lang === 'zh' ? titleZh : titleEn} ${quantityText({ milli, unit }, lang)}`;
}
