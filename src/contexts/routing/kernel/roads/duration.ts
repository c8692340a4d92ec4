/** `20`: minutes; `0:20` and `0:20:00`: hours first (OSM wiki, Key:duration). */
const CLOCK = /^(?:(\d{1,3}):)?(\d{1,4})(?::([0-5]\d))?$/;
/** ISO 8601: `PT20M`, `PT1H30M`, `P1DT2H`. */
const PERIOD = /^P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/;
/** No ferry within reach of a county's vans takes longer: what says so is a slip, or the days of a cruise. */
const LONGEST = 48 * 3600;

/** Seconds that a `duration` says; undefined where it says none, or none that one takes. */
export function secondsOfDuration(text: string | undefined): number | undefined {
  const said = text?.trim() ?? '';
  const seconds = byClock(said) ?? byPeriod(said);
  return seconds !== undefined && seconds > 0 && seconds <= LONGEST ? seconds : undefined;
}

function byClock(said: string): number | undefined {
  const found = CLOCK.exec(said);
  if (!found) return undefined;
  const [hours, minutes, seconds] = [found[1], found[2], found[3]].map((part) => Number(part ?? 0));
  // Only minutes that stand alone may be more than an hour's.
  if (found[1] === undefined ? found[3] !== undefined : (minutes ?? 0) > 59) return undefined;
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
}

function byPeriod(said: string): number | undefined {
  const found = PERIOD.exec(said);
  if (!found) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}
