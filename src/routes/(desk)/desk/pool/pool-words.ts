import { priceTag } from '#shared/money.ts';
import type { Tongue } from '#shared/tongue.ts';

/** What a carrier pays the others, or is paid by them. */
export function owedText(fen: number, t: Tongue): string {
  if (fen === 0) return t('两清', 'even');
  const amount = priceTag(Math.abs(fen));
  return fen > 0 ? t(`付 ${amount}`, `pays ${amount}`) : t(`收 ${amount}`, `is paid ${amount}`);
}
