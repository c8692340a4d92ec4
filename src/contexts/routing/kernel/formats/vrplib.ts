import { euclid } from '../euclid.ts';
import { anyVehicle, anyVisit, type Problem } from '../problem.ts';
import type { FileFault } from './file-fault.ts';
import { numbersOf } from './numbers.ts';

/** CVRPLIB's format (TSPLIB's with capacities), distances rounded to whole numbers. As many vehicles as wanted unless it says how many. */
export function readVrplib(text: string): Problem | FileFault {
  const { head, sections } = sectionsOf(text);
  const weights = head.get('EDGE_WEIGHT_TYPE');
  if (weights?.value !== 'EUC_2D')
    return { code: 'unknown-edge-weights', line: weights?.line ?? 1, at: weights?.value ?? '' };
  const coordinates = sections.get('NODE_COORD_SECTION');
  if (!coordinates || coordinates.length === 0)
    return { code: 'missing-section', line: 1, at: 'NODE_COORD_SECTION' };
  const demands = sections.get('DEMAND_SECTION');
  if (!demands) return { code: 'missing-section', line: 1, at: 'DEMAND_SECTION' };
  const capacity = Number(head.get('CAPACITY')?.value);
  if (!(capacity > 0)) return { code: 'no-capacity', line: head.get('CAPACITY')?.line ?? 1, at: '' };
  const fleet = head.get('VEHICLES');
  const count = fleet ? Number(fleet.value) : coordinates.length - 1;
  if (fleet && !(count > 0 && Number.isInteger(count)))
    return { code: 'no-fleet', line: fleet.line, at: fleet.value };
  for (const [rows, width] of [[coordinates, 3] as const, [demands, 2] as const]) {
    const wrong = rows.find(({ numbers }) => numbers?.length !== width);
    if (wrong) return { code: 'wrong-row', line: wrong.line, at: wrong.text };
  }
  const negative = demands.find(({ numbers }) => (numbers?.[1] ?? 0) < 0);
  if (negative) return { code: 'negative-demand', line: negative.line, at: String(negative.numbers?.[0]) };
  const places = coordinates.map(({ numbers }) => numbers ?? []);
  const distance = euclid(
    places.map(([, x = 0]) => x),
    places.map(([, , y = 0]) => y),
    'nearest',
  );
  const demandOf = new Map(demands.map(({ numbers }) => [numbers?.[0] ?? 0, numbers?.[1] ?? 0]));
  return {
    name: head.get('NAME')?.value ?? '',
    dimensions: ['demand'],
    places: places.length,
    distance,
    duration: distance,
    fewestVehicles: false,
    vehicles: [{ ...anyVehicle, name: 'vehicle', count, capacity: [capacity] }],
    // Its solutions count visits from 1, so that the first visit is the second place.
    visits: places.slice(1).map(([number = 0], index) => ({
      ...anyVisit,
      ...{ name: String(index + 1), place: index + 1, deliver: [demandOf.get(number) ?? 0] },
    })),
  };
}

interface Row {
  readonly line: number;
  readonly text: string;
  readonly numbers: number[] | null;
}

function sectionsOf(text: string) {
  const head = new Map<string, { value: string; line: number }>();
  const sections = new Map<string, Row[]>();
  let section: Row[] | null = null;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line === 'EOF') continue;
    if (/^[A-Z_]+SECTION$/.test(line)) {
      section = [];
      sections.set(line, section);
      continue;
    }
    const [, key, value = ''] = /^([A-Z_0-9]+)\s*:\s*(.*)$/.exec(line) ?? [];
    if (key) head.set(key, { value: value.replace(/^"|"$/g, ''), line: index + 1 });
    else section?.push({ line: index + 1, text: line, numbers: numbersOf(line) });
  }
  return { head, sections };
}
