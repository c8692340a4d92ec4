import type { Tongue } from '#shared/tongue.ts';

const words: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  KGM: ['公斤', 'kg'],
  GRM: ['克', 'g'],
  TNE: ['吨', 't'],
  LBR: ['磅', 'lb'],
  LTR: ['升', 'l'],
  '': ['个', 'pieces'],
  H87: ['个', 'pieces'],
  EA: ['个', 'pieces'],
};

/** An exact decimal with its unit (UN/ECE Rec. 20) as people say it; a unit without a common name keeps its code. */
export function amountWords(amount: string, unit: string, t: Tongue): string {
  const [zh, en] = words[unit] ?? [unit, unit];
  return `${shown(amount)} ${t(zh, en)}`;
}

// Only what has no finite decimal, such as kilograms in pounds, is longer.
const MOST_DECIMALS = 6;

function shown(amount: string): string {
  const [whole = '', rest = ''] = amount.split('.');
  return rest.length > MOST_DECIMALS ? `≈ ${whole}.${rest.slice(0, MOST_DECIMALS)}` : amount;
}
