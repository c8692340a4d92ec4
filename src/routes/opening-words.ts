import type { Opening } from '#delivery';
import type { Tongue } from '#shared/tongue.ts';
import { weekdaysText } from './(desk)/desk/network/network-words.ts';

/** When a point is open, as its keeper would write it on the door: `每天 09:00–20:00`, `Mon, Wed, Fri 09:00–20:00`. */
export function openText({ opens, closes, weekdays }: Opening, t: Tongue): string {
  return `${weekdaysText(weekdays, t)} ${opens}–${closes}`;
}
