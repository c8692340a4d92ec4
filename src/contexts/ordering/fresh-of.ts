import { type OnArrival, onArrival } from '#selling';
import type { Parcel } from './plan-basket.ts';

/** How fresh a parcel's goods are when it can be collected, by what keeps shortest in it; undefined for what is not picked yet. */
export function freshOf({ lines, promised }: Pick<Parcel, 'lines' | 'promised'>): OnArrival | undefined {
  return onArrival(
    lines.flatMap(({ keeping }) => keeping),
    promised.arrives,
  );
}
