import { z } from 'zod';
import { type Outcome, ok } from '#shared/outcome.ts';
import { bordersOf } from '../kernel/space/borders-of.ts';
import { type Neighbours, neighboursOf } from '../kernel/space/neighbours.ts';
import { isObject, topologyFrom } from '../kernel/space/topology.ts';
import { refuseSpec } from './spec-refusals.ts';

const lists = z.record(z.string(), z.array(z.string()));

/**
 * Who borders on whom among `units`, from JSON: `{"a": ["b"], "b": ["a"], "island": []}`, or a TopoJSON whose shapes have a unit's code in
 * the property `key`. Neighbours that are no unit of the table are passed over; a unit that is not named is refused with its line.
 */
export function neighboursFrom(
  json: unknown,
  units: readonly string[],
  { key, lineOf }: { readonly key: string; readonly lineOf: (row: number) => number },
): Outcome<Neighbours> {
  const named = isObject(json) && json.type === 'Topology' ? drawnLists(json, key) : readLists(json);
  if (!named.ok) return named;
  const rowOf = new Map(units.map((unit, row) => [unit, row]));
  const rows: number[][] = [];
  for (const [row, unit] of units.entries()) {
    const list = named.value.get(unit);
    if (!list) return refuseSpec('region.no-neighbours', { unit, line: lineOf(row) });
    rows.push(list.flatMap((other) => rowOf.get(other) ?? []));
  }
  return ok(neighboursOf(rows));
}

type Lists = ReadonlyMap<string, readonly string[]>;

function readLists(json: unknown): Outcome<Lists> {
  const read = lists.safeParse(json);
  if (read.success) return ok(new Map(Object.entries(read.data)));
  return refuseSpec('region.neighbours-wrong', { path: read.error.issues[0]?.path.join('.') || '.' });
}

/** Of the object whose shapes have the property: a file may hold countries beside counties. */
function drawnLists(json: unknown, key: string): Outcome<Lists> {
  const topology = topologyFrom(json);
  if ('wrongAt' in topology) return refuseSpec('region.neighbours-wrong', { path: topology.wrongAt });
  const shapes = Object.values(topology.objects)
    .map(({ geometries = [] }) => geometries.filter(({ properties }) => properties?.[key] !== undefined))
    .sort((a, b) => b.length - a.length)[0];
  if (!shapes?.length) return refuseSpec('region.neighbours-wrong', { path: `objects.*.properties.${key}` });
  const codes = shapes.map(({ properties }) => String(properties?.[key]));
  const borders = bordersOf(topology, shapes);
  return ok(new Map(codes.map((code, at) => [code, (borders[at] ?? []).map((other) => codes[other] ?? '')])));
}
