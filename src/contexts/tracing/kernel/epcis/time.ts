const STAMP =
  /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.(\d+))?(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/;

/** A moment with its zone (`DateTimeStamp` of the EPCIS 2.0 XML schema; no leap second, no hour 24), on a day that exists. */
export function isTimeStamp(text: string): boolean {
  const [, year, month, day] = STAMP.exec(text) ?? [];
  if (day === undefined) return false;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= lastDay;
}

/** Milliseconds since 1970 of a `DateTimeStamp`, more digits rounded half up; NaN for another text. */
export function millisecondsOf(stamp: string): number {
  const fraction = STAMP.exec(stamp)?.[5];
  if (fraction === undefined) return isTimeStamp(stamp) ? Date.parse(stamp) : Number.NaN;
  const whole = Date.parse(stamp.replace(/\.\d+/, ''));
  const rounded = Number(fraction.padEnd(3, '0').slice(0, 3)) + (Number(fraction[3] ?? '0') >= 5 ? 1 : 0);
  return whole + rounded;
}

/** The time zone offset of the place of an event (EPCIS § 7.4.1). */
export function isZoneOffset(text: string): boolean {
  return /^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/.test(text);
}
