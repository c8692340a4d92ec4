import { addDays, type Day, dayOf } from '#shared/instant.ts';

/** The last day a lot is good, counted from its picking. */
export function goodUntil(harvestedAt: Date, shelfLifeDays: number): Day {
  return addDays(dayOf(harvestedAt), shelfLifeDays);
}

/** A mixed lot is as old as its oldest part: the earliest picking and the earliest last day. */
export function oldestOf(parts: readonly { readonly harvestedAt: Date; readonly goodUntil: Day }[]): {
  harvestedAt: Date;
  goodUntil: Day;
} {
  const [first, ...rest] = parts;
  if (!first) throw new RangeError('a lot has at least one part');
  return rest.reduce(
    (oldest, part) => ({
      harvestedAt: part.harvestedAt < oldest.harvestedAt ? part.harvestedAt : oldest.harvestedAt,
      goodUntil: part.goodUntil < oldest.goodUntil ? part.goodUntil : oldest.goodUntil,
    }),
    { harvestedAt: first.harvestedAt, goodUntil: first.goodUntil },
  );
}
