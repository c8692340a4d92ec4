import { dayOf, instantAt, isDay } from '#shared/instant.ts';

const DATE = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})(?:日|号)?/;
const SHORT_DATE = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const TIME =
  /^(?:T| )?(上午|早上|下午|晚上|AM|PM)? ?(\d{1,2})(?::|时|点)(?:(\d{1,2})分?|(半))?(?::(\d{1,2})(?:\.\d+)?|(\d{1,2})秒)? ?(AM|PM)?$/i;
const ISO_WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

// Days since 1899-12-30, as Excel counts them: 2000-01-01 to 2099-12-31.
const SERIAL = /^\d{5}(?:\.\d+)?$/;
const SERIALS = { first: 36_526, end: 73_051, unixEpoch: 25_569 };
const DAY_MS = 86_400_000;

/**
 * The local day and wall time that a cell writes: `2026-06-01 08:30`, `2026/6/1`, `2026年6月1日 上午8点半`, `20260601`, an Excel
 * serial (`46174.354`) or ISO 8601 with its zone. Midnight when no time is given; undefined when it is none of these, or
 * could be read in two ways (`6/1/2026`).
 */
export function momentOf(text: string): Date | undefined {
  if (SERIAL.test(text)) return fromSerial(Number(text));
  if (ISO_WITH_ZONE.test(text)) return inThisCentury(new Date(text));
  const date = DATE.exec(text) ?? SHORT_DATE.exec(text);
  if (!date) return undefined;
  const [whole, year = '', month = '', dayOfMonth = ''] = date;
  const day = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  const rest = text.slice(whole.length);
  const time = rest === '' ? '00:00' : timeOf(rest);
  return isDay(day) && time !== undefined ? inThisCentury(instantAt(day, time)) : undefined;
}

/** `HH:MM` of what follows a date; seconds are read and left out. */
function timeOf(text: string): string | undefined {
  const found = TIME.exec(text);
  if (!found) return undefined;
  const [, before, hours = '', minutes, half, , , after] = found;
  const part = (before ?? after ?? '').toUpperCase();
  const clock = Number(hours);
  // 晚上12点 is midnight, of which day nobody knows.
  if (part !== '' && (clock > 12 || (part === '晚上' && clock === 12))) return undefined;
  const hour = part === '' ? clock : (clock % 12) + (['下午', '晚上', 'PM'].includes(part) ? 12 : 0);
  const minute = half ? 30 : Number(minutes ?? 0);
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function fromSerial(serial: number): Date | undefined {
  if (serial < SERIALS.first || serial >= SERIALS.end) return undefined;
  const wall = new Date(Math.round((serial - SERIALS.unixEpoch) * (DAY_MS / 1000)) * 1000).toISOString();
  return instantAt(wall.slice(0, 10), wall.slice(11, 16));
}

function inThisCentury(moment: Date): Date | undefined {
  return !Number.isNaN(moment.getTime()) && dayOf(moment).startsWith('20') ? moment : undefined;
}

// Not `11.1`: it may have been typed 11.10, and a number keeps no last zero.
const MONTH_DAY = /^(\d{1,2})(?:-|\/|月)(\d{1,2})(?:日|号)?$/;
const NAMED = /^(?:(\d{1,2})-([a-z]{3})|([a-z]{3})-(\d{1,2}))$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A day of any year as `MM-DD`, from `11-15`, `11/15`, `11月15日`, and from what Excel makes of it: a date of this year or
 * `15-Nov`. Undefined when no year has that day.
 */
export function dayOfYear(text: string): string | undefined {
  const plain = MONTH_DAY.exec(text);
  if (plain) return existing(Number(plain[1]), Number(plain[2]));
  const named = NAMED.exec(text);
  if (named) {
    const month = MONTHS.indexOf((named[2] ?? named[3] ?? '').toLowerCase()) + 1;
    return existing(month, Number(named[1] ?? named[4]));
  }
  const moment = momentOf(text);
  return moment && dayOf(moment).slice(5);
}

function existing(month: number, day: number): string | undefined {
  const text = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  // A leap year has every day that any year has.
  return isDay(`2024-${text}`) ? text : undefined;
}
