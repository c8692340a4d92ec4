/** When a query is asked again and again (EPCIS 2.0 § 8.2.5.3): each field a value, a range `[1-5]`, steps `0/30`, or several parted by commas. */
export interface Schedule {
  readonly second?: string;
  readonly minute?: string;
  readonly hour?: string;
  readonly dayOfMonth?: string;
  readonly month?: string;
  readonly dayOfWeek?: string;
}

const FIELDS = [
  ['second', 0, 59],
  ['minute', 0, 59],
  ['hour', 0, 23],
  ['dayOfMonth', 1, 31],
  ['month', 1, 12],
  // Monday is 1.
  ['dayOfWeek', 1, 7],
] as const;
type Field = (typeof FIELDS)[number][0];
export type Times = Readonly<Record<Field, readonly number[]>>;

// Schedules are told in the county's time, which has no summer time.
const ZONE_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
// The 29th of February that is a Monday comes within 40 years; what never comes is found out sooner.
const LONGEST_DAYS = 15_000;

/** The values of each field, or null when one cannot be read or there are none. Left out, smaller fields are their first value, larger ones any. */
export function timesOf(schedule: Schedule): Times | null {
  const first = FIELDS.findIndex(([name]) => schedule[name] !== undefined);
  if (first < 0 || Object.keys(schedule).some((name) => !FIELDS.some(([known]) => known === name)))
    return null;
  const times = FIELDS.map(([name, least, most], place) => {
    const text = schedule[name];
    if (text !== undefined) return [name, valuesIn(text, least, most)] as const;
    return [name, place < first && place < 3 ? [least] : range(least, most)] as const;
  });
  return times.every(([, values]) => values !== null)
    ? (Object.fromEntries(times) as unknown as Times)
    : null;
}

function valuesIn(text: string, least: number, most: number): readonly number[] | null {
  const values = text.split(',').flatMap((part): (number | null)[] => {
    const [, from, to, step] = /^\[?(\d{1,2})(?:-(\d{1,2}))?\]?(?:\/(\d{1,2}))?$/.exec(part.trim()) ?? [];
    if (from === undefined) return [null];
    const end = to === undefined ? (step === undefined ? Number(from) : most) : Number(to);
    const every = Number(step ?? 1);
    if (Number(from) < least || end > most || end < Number(from) || every < 1) return [null];
    return range(Number(from), end).filter((value) => (value - Number(from)) % every === 0);
  });
  const numbers = values.filter((value) => value !== null);
  return numbers.length === values.length ? [...new Set(numbers)].sort((a, b) => a - b) : null;
}

/** The first moment of these after `now`; null when there is none. */
export function nextTime(times: Times, now: Date): Date | null {
  const local = now.getTime() + ZONE_MS;
  const today = Math.floor(local / DAY_MS);
  const inDay = times.hour.flatMap((hour) =>
    times.minute.flatMap((minute) => times.second.map((second) => (hour * 60 + minute) * 60 + second)),
  );
  for (let day = today; day < today + LONGEST_DAYS; day++) {
    const date = new Date(day * DAY_MS);
    const fits =
      times.month.includes(date.getUTCMonth() + 1) &&
      times.dayOfMonth.includes(date.getUTCDate()) &&
      times.dayOfWeek.includes(date.getUTCDay() || 7);
    const second = fits ? inDay.find((each) => day * DAY_MS + each * 1000 > local) : undefined;
    if (second !== undefined) return new Date(day * DAY_MS + second * 1000 - ZONE_MS);
  }
  return null;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, place) => from + place);
}
