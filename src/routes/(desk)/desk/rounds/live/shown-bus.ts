import type { BusOut } from '#dispatching';
import { timeOf } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import { busPlaceText } from '../../lines/line-words.ts';

/** Its number on the map and in the list, and whether it is too far away for the map. */
interface Sign {
  readonly number: number;
  readonly far: boolean;
}

/** A bus as the map and its list show it. */
export function shownBus(
  { day, tripId, line, to, lng, lat, place }: BusOut,
  sign: Sign,
  { now, t }: Pick<App.Locals, 'now' | 't'>,
) {
  const { old, measuredAt } = place;
  return {
    ...{ id: `${day} ${tripId}`, ...sign, line, to, lng, lat, old },
    place: busPlaceText(place, t),
    age: ageText(minutesOld(measuredAt, now), t),
    label: `${line} ${timeOf(measuredAt)}${old ? t('，旧了', ', old') : ''}`,
  };
}

export type ShownBus = ReturnType<typeof shownBus>;

/** Whole minutes since something was measured. */
function minutesOld(measuredAt: Date, now: Date): number {
  return Math.floor((now.getTime() - measuredAt.getTime()) / 60_000);
}

function ageText(minutes: number, t: Tongue): string {
  if (minutes < 1) return t('刚刚的位置', 'Told just now');
  return t(`${minutes} 分钟前的位置`, `Told ${minutes} min ago`);
}
