/**
 * Instants are `Date`; days are `YYYY-MM-DD` in China Standard Time (UTC+8, no daylight saving since 1991).
 * Nothing here reads the clock: the caller brings `now`.
 */
export type Day = string;

const CST_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

// A crowd's orders are of the same few days, and writing one out takes longer than finding it. No more than some ten years of them.
const MOST_DAYS = 4096;
const written = new Map<number, Day>();

/** The day so many days after 1970-01-01. */
function dayAt(number: number): Day {
  const known = written.get(number);
  if (known !== undefined) return known;
  if (written.size >= MOST_DAYS) written.clear();
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10);
  written.set(number, day);
  return day;
}

/** The local calendar day of an instant. */
export function dayOf(instant: Date): Day {
  return dayAt(Math.floor((instant.getTime() + CST_MS) / DAY_MS));
}

/** Local wall time `HH:MM` of an instant. */
export function timeOf(instant: Date): string {
  return new Date(instant.getTime() + CST_MS).toISOString().slice(11, 16);
}

/** The instant at which a local day reaches a wall time (`HH:MM`). */
export function instantAt(day: Day, time = '00:00'): Date {
  return new Date(`${day}T${time}:00+08:00`);
}

export function addDays(day: Day, days: number): Day {
  return dayAt(Date.parse(`${day}T00:00:00Z`) / DAY_MS + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** True for a day that exists on the calendar (2026-02-30 does not). */
export function isDay(text: string): text is Day {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dayAt(time / DAY_MS) === text;
}

/** Is a day inside a yearly window `MM-DD`…`MM-DD`? A window may cross the new year (11-15…02-28). */
export function inSeason(day: Day, from: string, until: string): boolean {
  const at = day.slice(5);
  return from <= until ? at >= from && at <= until : at >= from || at <= until;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The day as people read it: `11月23日` or `23 Nov`; with its year, `2026年11月23日` or `23 Nov 2026`, where it may be another. */
export function dayText(day: Day, lang: 'zh' | 'en', withYear = false): string {
  // Not by Intl: a list of fifty days would spend more time in making formatters than in everything else.
  const [year, month, date] = day.split('-').map(Number);
  if (lang === 'zh') return `${withYear ? `${year}年` : ''}${month}月${date}日`;
  return `${date} ${MONTHS[(month ?? 1) - 1]}${withYear ? ` ${year}` : ''}`;
}

/** Day and local time as people read it: `11月23日 14:05` or `23 Nov 14:05`. */
export function instantText(instant: Date, lang: 'zh' | 'en'): string {
  return `${dayText(dayOf(instant), lang)} ${timeOf(instant)}`;
}
