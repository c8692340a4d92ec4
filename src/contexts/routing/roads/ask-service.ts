import type { Apart } from '../kernel/roads/road-ways.ts';

/** A road service over HTTP: OSRM's `table` or Valhalla's `sources_to_targets`. */
export interface RoadService {
  readonly kind: 'osrm' | 'valhalla';
  /** Without what the service adds, such as `http://10.0.0.7:5000`. */
  readonly url: string;
}

/** Why a service gave no ways: nobody there, no answer in time, a refusal of its own, or an answer that is none. */
export type ServiceFault = 'unreachable' | 'late' | 'refused' | 'unreadable';

/** Metres and seconds as `RoadWays` has them. */
export interface ServiceWays {
  readonly distance: Float64Array;
  readonly duration: Float64Array;
  readonly apart: readonly Apart[];
}

interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** All requests of one table together. */
const PATIENCE_MS = 8_000;
/** Both refuse larger tables where nobody set more: OSRM 100 coordinates, Valhalla 2,500 pairs. */
const AT_ONCE = 50;

/** The ways between points as a service knows them, asked in parts it takes; what it knows no way for is infinite. */
export async function askService(
  service: RoadService,
  points: readonly Point[],
  patience = PATIENCE_MS,
): Promise<ServiceWays | ServiceFault> {
  const count = points.length;
  const distance = new Float64Array(count * count);
  const duration = new Float64Array(count * count);
  const signal = AbortSignal.timeout(patience);
  try {
    for (let row = 0; row < count; row += AT_ONCE)
      for (let column = 0; column < count; column += AT_ONCE) {
        const [from, to] = [points.slice(row, row + AT_ONCE), points.slice(column, column + AT_ONCE)];
        const part = await askers[service.kind](service.url.replace(/\/+$/, ''), from, to, signal);
        for (let i = 0; i < from.length; i++)
          for (let j = 0; j < to.length; j++) {
            const cell = (row + i) * count + column + j;
            if (row + i === column + j) continue;
            distance[cell] = whole(part.metres[i]?.[j]);
            duration[cell] = whole(part.seconds[i]?.[j]);
          }
      }
  } catch (error) {
    return faultOf(error);
  }
  return { distance, duration, apart: apartIn(duration, count) };
}

interface Part {
  readonly metres: readonly Row[];
  readonly seconds: readonly Row[];
}
type Row = readonly (number | null)[];

const askers = { osrm: askOsrm, valhalla: askValhalla } as const;

class Said extends Error {
  readonly fault: ServiceFault;

  constructor(fault: ServiceFault) {
    super(fault);
    this.fault = fault;
  }
}

/** project-osrm.org/docs, Table service. */
async function askOsrm(
  url: string,
  from: readonly Point[],
  to: readonly Point[],
  signal: AbortSignal,
): Promise<Part> {
  const coordinates = [...from, ...to].map(({ lng, lat }) => `${lng.toFixed(6)},${lat.toFixed(6)}`).join(';');
  const sources = from.map((_, index) => index).join(';');
  const destinations = to.map((_, index) => from.length + index).join(';');
  const answer = await json(
    `${url}/table/v1/driving/${coordinates}?annotations=duration,distance&sources=${sources}&destinations=${destinations}`,
    { signal },
  );
  const { code, durations, distances } = answer;
  if (code !== 'Ok') throw new Said(typeof code === 'string' ? 'refused' : 'unreadable');
  return { metres: rowsOf(distances, from, to), seconds: rowsOf(durations, from, to) };
}

/** valhalla.github.io/valhalla, Matrix service: one object for each pair, or two tables from those that are short of words. */
async function askValhalla(
  url: string,
  from: readonly Point[],
  to: readonly Point[],
  signal: AbortSignal,
): Promise<Part> {
  const place = ({ lat, lng }: Point) => ({ lat, lon: lng });
  const answer = await json(`${url}/sources_to_targets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      sources: from.map(place),
      targets: to.map(place),
      costing: 'auto',
      units: 'kilometers',
    }),
    signal,
  });
  const found = answer.sources_to_targets;
  const [km, seconds] = Array.isArray(found)
    ? (['distance', 'time'] as const).map((key) =>
        found.map((row) => (Array.isArray(row) ? row.map((cell) => cell?.[key] ?? null) : undefined)),
      )
    : [found?.distances, found?.durations];
  const metres = rowsOf(km, from, to).map((row) => row.map((each) => (each === null ? null : each * 1_000)));
  return { metres, seconds: rowsOf(seconds, from, to) };
}

// biome-ignore lint/suspicious/noExplicitAny: what others answer is looked at piece by piece.
async function json(url: string, request: RequestInit): Promise<any> {
  const response = await fetch(url, { ...request, redirect: 'error' });
  const text = await response.text();
  if (!response.ok) throw new Said('refused');
  try {
    return JSON.parse(text) ?? {};
  } catch {
    throw new Said('unreadable');
  }
}

/** A table of just that size whose cells are numbers not below zero, or null. */
function rowsOf(table: unknown, from: readonly Point[], to: readonly Point[]): readonly Row[] {
  const isCell = (cell: unknown) => cell === null || (typeof cell === 'number' && cell >= 0);
  const isRow = (row: unknown) => Array.isArray(row) && row.length === to.length && row.every(isCell);
  if (!Array.isArray(table) || table.length !== from.length || !table.every(isRow))
    throw new Said('unreadable');
  return table;
}

function whole(value: number | null | undefined): number {
  return typeof value === 'number' ? Math.round(value) : Number.POSITIVE_INFINITY;
}

/** Points from or to which there is no way at all. */
function apartIn(duration: Float64Array, count: number): Apart[] {
  const found: Apart[] = [];
  const open = (from: number, to: number) => Number.isFinite(duration[from * count + to]);
  for (let point = 0; count > 1 && point < count; point++) {
    const others = Array.from({ length: count }, (_, other) => other).filter((other) => other !== point);
    if (!others.some((other) => open(point, other)) || !others.some((other) => open(other, point)))
      found.push({ point, why: 'disconnected-road' });
  }
  return found;
}

function faultOf(error: unknown): ServiceFault {
  if (error instanceof Said) return error.fault;
  return error instanceof DOMException && error.name === 'TimeoutError' ? 'late' : 'unreachable';
}
