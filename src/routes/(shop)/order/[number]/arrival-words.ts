import type { ArrivalWindow } from '#delivery';
import { timeOf } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';

/** What a buyer reads of the vehicle that has their parcel: about when, how much is before, and when it was last heard of. */
export interface ArrivalWords {
  readonly when: string;
  readonly before: string;
  readonly heard: string;
}

export function arrivalWords(
  { from, until, stopsBefore, heardAt, stale }: ArrivalWindow,
  t: Tongue,
): ArrivalWords {
  const [begin, end, heard] = [timeOf(from), timeOf(until), timeOf(heardAt)];
  return {
    when: t(`大约 ${begin}–${end} 到取货点`, `At the collection point about ${begin}–${end}`),
    before:
      stopsBefore === 0
        ? t('下一站就是', 'It is the next stop')
        : t(`前面还有 ${stopsBefore} 站`, `${stopsBefore} stop${stopsBefore === 1 ? '' : 's'} before`),
    heard: stale
      ? t(
          `${heard} 以后没有车的消息，山里可能没信号，时间只能估。`,
          `Nothing heard of the vehicle since ${heard}: there may be no signal, so the time is a guess.`,
        )
      : t(
          `${heard} 有车的消息。时间会随路上情况变。`,
          `Last heard of at ${heard}. The time changes with the road.`,
        ),
  };
}
