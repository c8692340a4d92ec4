import type { PlanFigures } from '#dispatching';
import { priceTag } from '#shared/money.ts';
import type { Tongue } from '#shared/tongue.ts';
import { counted } from '../shipments/counted.ts';

/** A moment of a plan, seconds since midnight, as `14:05`. */
export function clockText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export function kmText(metres: number): string {
  return `${(metres / 1_000).toFixed(1)} km`;
}

/** `+¥12.00`, `-¥3.50`. */
export function moreText(fen: number): string {
  return fen < 0 ? priceTag(fen) : `+${priceTag(fen)}`;
}

/** What a plan comes to, in a sentence; no word of parcels where it is only for goods without a label, which are in no count. */
export function figuresText(figures: PlanFigures, t: Tongue): string {
  const { vehicles, metres, costFen, parcels, onTime, left } = figures;
  const late = parcels - onTime;
  const driven = t(
    `${vehicles} 辆车，${kmText(metres)}，${priceTag(costFen)}`,
    `${counted(vehicles, 'vehicle')}, ${kmText(metres)}, ${priceTag(costFen)}`,
  );
  if (vehicles > 0 && parcels === 0 && left === 0) return driven;
  return t(
    `${driven}；${parcels} 件${late === 0 ? '都按时' : `，${late} 件比答应的晚`}${left > 0 ? `，${left} 件没排上` : ''}`,
    `${driven}; ${counted(parcels, 'parcel')}${late === 0 ? ', all on time' : `, ${late} later than promised`}${left > 0 ? `, ${left} left out` : ''}`,
  );
}

export const planStatusWords = {
  asked: { zh: '在排', en: 'Being built', tone: 'calm' },
  ready: { zh: '排好', en: 'Ready', tone: 'calm' },
  accepted: { zh: '已采用', en: 'Accepted', tone: 'good' },
  replaced: { zh: '已替换', en: 'Replaced', tone: 'calm' },
} as const;
