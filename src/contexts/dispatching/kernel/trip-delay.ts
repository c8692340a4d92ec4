/** How far behind the timetable a bus is at a stop: told as such, or as the moment it is there. */
interface StopTold {
  readonly stopId: string | null;
  readonly delay: number | null;
  readonly time: number | null;
}

/**
 * Seconds a trip is late, by the stop where it is latest: what it carries is there no later than that. `leavesAt` answers when it leaves a
 * stop by the timetable, in seconds since 1970. A trip that is early is not late.
 */
export function tripDelay(
  { delay, stops }: { readonly delay: number | null; readonly stops: readonly StopTold[] },
  leavesAt: (stopId: string) => number | undefined,
): number {
  const told = stops.flatMap((stop) => {
    if (stop.delay !== null) return [stop.delay];
    const planned = stop.stopId === null ? undefined : leavesAt(stop.stopId);
    return stop.time === null || planned === undefined ? [] : [stop.time - planned];
  });
  return Math.max(0, ...(told.length > 0 ? told : [delay ?? 0]));
}
