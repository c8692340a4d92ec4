import { euclid } from '../euclid.ts';
import { anyVehicle, anyVisit, type Problem } from '../problem.ts';
import type { FileFault } from './file-fault.ts';
import { numbersOf } from './numbers.ts';
import { isRich, readRichVrplib } from './vrplib-rich.ts';

const READ = ['NODE_COORD_SECTION', 'DEMAND_SECTION', 'DEPOT_SECTION'];
/** What a plan would have to keep as well, as the format's wider uses say it. */
const NOT_KEPT = ['DISTANCE', 'SERVICE_TIME', 'VEHICLES_MAX_DURATION'];

/**
 * CVRPLIB's format (TSPLIB's with capacities), distances rounded to whole numbers. As many vehicles as wanted unless it says how
 * many. A file that asks for more than capacities is refused: a plan without it would be no plan of that problem.
 */
export function readVrplib(text: string): Problem | FileFault {
  const { head, sections } = sectionsOf(text);
  const weights = head.get('EDGE_WEIGHT_TYPE');
  if (weights?.value !== 'EUC_2D')
    return { code: 'unknown-edge-weights', line: weights?.line ?? 1, at: weights?.value ?? '' };
  if (isRich(head.get('TYPE')?.value ?? '')) return readRichVrplib(head, sections);
  const more =
    [...sections].find(([name]) => !READ.includes(name))?.[1] ??
    NOT_KEPT.map((name) => head.get(name)).find((each) => each !== undefined);
  if (more) return { code: 'not-yet', line: more.line, at: more.name };
  const coordinates = sections.get('NODE_COORD_SECTION')?.rows;
  if (!coordinates || coordinates.length === 0)
    return { code: 'missing-section', line: 1, at: 'NODE_COORD_SECTION' };
  const demands = sections.get('DEMAND_SECTION')?.rows;
  if (!demands) return { code: 'missing-section', line: 1, at: 'DEMAND_SECTION' };
  const capacity = Number(head.get('CAPACITY')?.value);
  if (!(capacity > 0)) return { code: 'no-capacity', line: head.get('CAPACITY')?.line ?? 1, at: '' };
  const fleet = head.get('VEHICLES');
  const count = fleet ? Number(fleet.value) : coordinates.length - 1;
  if (fleet && !(count > 0 && Number.isInteger(count)))
    return { code: 'no-fleet', line: fleet.line, at: fleet.value };
  for (const [rows, width] of [[coordinates, 3] as const, [demands, 2] as const]) {
    const unread = rows.find(({ numbers }) => numbers?.length !== width);
    if (unread) return { code: 'wrong-row', line: unread.line, at: unread.text };
  }
  const negative = demands.find(({ numbers }) => (numbers?.[1] ?? 0) < 0);
  if (negative) return { code: 'negative-demand', line: negative.line, at: String(negative.numbers?.[0]) };
  const wrong =
    unmatched(coordinates, demands) ?? depotFault(coordinates, sections.get('DEPOT_SECTION')?.rows ?? []);
  if (wrong) return wrong;
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

/** Each place has a number of its own, and one demand. */
function unmatched(coordinates: readonly Row[], demands: readonly Row[]): FileFault | null {
  const numberOf = ({ numbers }: Row) => numbers?.[0] ?? 0;
  const once = (rows: readonly Row[]) => {
    const seen = new Set<number>();
    for (const row of rows) {
      if (seen.has(numberOf(row))) return row;
      seen.add(numberOf(row));
    }
    return null;
  };
  const [known, given] = [new Set(coordinates.map(numberOf)), new Set(demands.map(numberOf))];
  const row =
    once(coordinates) ??
    once(demands) ??
    demands.find((each) => !known.has(numberOf(each))) ??
    coordinates.find((each) => !given.has(numberOf(each)));
  return row ? { code: 'unmatched-number', line: row.line, at: String(numberOf(row)) } : null;
}

/** Where a file names its depot (-1 ends the list), it is the first place. */
function depotFault([first]: readonly Row[], depots: readonly Row[]): FileFault | null {
  const named = depots.filter(({ text }) => text !== '-1');
  const other = named.find(({ numbers }, at) => at > 0 || numbers?.[0] !== first?.numbers?.[0]);
  return other ? { code: 'other-depot', line: other.line, at: other.text } : null;
}

export interface Row {
  readonly line: number;
  readonly text: string;
  readonly numbers: number[] | null;
}

export interface Head {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

export interface Section {
  readonly name: string;
  readonly line: number;
  readonly rows: Row[];
}

function sectionsOf(text: string) {
  const head = new Map<string, Head>();
  const sections = new Map<string, Section>();
  let section: Row[] | null = null;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line === 'EOF') continue;
    if (/^[A-Z_]+SECTION$/.test(line)) {
      section = [];
      sections.set(line, { name: line, line: index + 1, rows: section });
      continue;
    }
    const [, key, value = ''] = /^([A-Z_0-9]+)\s*:\s*(.*)$/.exec(line) ?? [];
    if (key) head.set(key, { name: key, value: value.replace(/^"|"$/g, ''), line: index + 1 });
    else section?.push({ line: index + 1, text: line, numbers: numbersOf(line) });
  }
  return { head, sections };
}
