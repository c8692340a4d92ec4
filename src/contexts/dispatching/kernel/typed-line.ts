/** A line as somebody types it: its departures, and its stops with the minutes from the first. */
export interface TypedLine {
  readonly name: string;
  /** ISO weekdays, 1 = Monday; none: every day. */
  readonly weekdays: readonly number[];
  /** `7:30 13:00 17:10`. */
  readonly departures: string;
  /** A stop a line: a node's route code, or name, longitude and latitude; then the minutes after the first stop. */
  readonly stops: string;
  readonly kg: string;
  readonly goods: string;
  readonly handOver: string;
  readonly inspection: string;
}

export interface TypedLineFault {
  readonly why: 'name' | 'departures' | 'stop' | 'minutes' | 'hold';
  readonly at: string;
}

export interface PlaceOfCode {
  readonly code: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

const MOST_DEPARTURES = 60;
const MOST_STOPS = 80;
const HEADS = 'line,trip,stop,lon,lat,arrives,departs,days,kg,goods,handover_minutes,inspection_minutes';

/** The rows of a sheet (`readTimetableRows`) that say the same, or what cannot be understood. */
export function sheetOf(line: TypedLine, nodes: readonly PlaceOfCode[]): string | TypedLineFault {
  const name = plain(line.name);
  if (name === '' || name.length > 40) return { why: 'name', at: line.name };
  const departures = line.departures
    .normalize('NFKC')
    .split(/[\s,、]+/)
    .filter(Boolean);
  const wrong = departures.find((time) => clock(time) === null);
  if (wrong !== undefined || departures.length === 0 || departures.length > MOST_DEPARTURES)
    return { why: 'departures', at: wrong ?? '' };
  const hold = [line.kg, line.handOver, line.inspection].map((text) => text.normalize('NFKC').trim());
  const badHold = hold.find((text) => text !== '' && !/^\d{1,5}(\.\d+)?$/.test(text));
  if (badHold !== undefined) return { why: 'hold', at: badHold };
  const stops = stopsIn(line.stops, nodes);
  if ('why' in stops) return stops;
  if (stops.length < 2 || stops.length > MOST_STOPS) return { why: 'stop', at: '' };
  const [kg = '', handOver = '', inspection = ''] = hold;
  const days = line.weekdays.join('');
  const goods = plain(line.goods);
  const rows = departures.flatMap((departs, trip) =>
    stops.map(({ stop, minutes }) => {
      const at = timeText((clock(departs) ?? 0) + minutes);
      return [
        ...[name, `${departs} ${trip + 1}`, stop.name, stop.lon, stop.lat, at, at],
        ...[days, kg, goods, handOver, inspection],
      ].join(',');
    }),
  );
  return [HEADS, ...rows].join('\n');
}

function stopsIn(text: string, nodes: readonly PlaceOfCode[]) {
  const byCode = new Map(nodes.map((node) => [node.code.toUpperCase(), node]));
  const stops: { stop: PlaceOfCode; minutes: number }[] = [];
  let before = 0;
  for (const written of text.normalize('NFKC').split(/\r?\n/)) {
    const words = written.trim().split(/[\s,]+/);
    if (words[0] === '') continue;
    const minutes = /^\d{1,4}$/.test(words.at(-1) ?? '') ? Number(words.at(-1)) : null;
    if (minutes === null || minutes < before) return { why: 'minutes', at: written.trim() } as const;
    const stop = words.length === 2 ? byCode.get((words[0] ?? '').toUpperCase()) : named(words);
    if (!stop) return { why: 'stop', at: written.trim() } as const;
    stops.push({ stop, minutes });
    before = minutes;
  }
  return stops;
}

function named([name = '', lon = '', lat = '', ...rest]: readonly string[]): PlaceOfCode | undefined {
  const place = { code: '', name: plain(name), lon: Number(lon), lat: Number(lat) };
  const there = Math.abs(place.lon) <= 180 && Math.abs(place.lat) <= 90 && lon !== '' && lat !== '';
  return there && rest.length === 1 && place.name !== '' ? place : undefined;
}

/** Without what would part a sheet's cells. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[",\r\n\t]+/g, ' ')
    .trim();
}

/** Minutes of `7:30`; null for anything else. */
function clock(text: string): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

function timeText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
