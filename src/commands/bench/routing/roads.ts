import { openRoads, readOsm, writeRoads } from '#routing';
import { must } from '../../../shared/outcome.ts';
import { type Seeded, seeded } from '../../demo/seeded.ts';

/** A square of so many crossings each way, about a hundred kilometres across. */
const CROSSINGS = 220;
const STEP = 0.9 / CROSSINGS;
const PLACES = 300;

/**
 * A made county's roads as an OpenStreetMap file: a net of crooked roads over mountains, with gaps, a road of the province every twentieth,
 * one of the district every fifth, lanes and tracks between. Tells what reading it, making the hierarchy and answering a table take,
 * in seconds of the processor; then the same county with a turn forbidden at every hundredth crossing, far more than a county has, and
 * at every tenth.
 */
export function measureRoads(seed: number): object {
  const chance = seeded(seed);
  const county = madeCounty(chance);
  const places = Array.from({ length: PLACES }, () => ({
    lat: 24.5 + 0.9 * chance.next(),
    lng: 110 + 0.9 * chance.next(),
  }));
  const figures = {
    ...measured(county, places),
    peak_mb: Math.round(process.resourceUsage().maxRSS / 1_024),
  };
  console.log(`roads\n  ${JSON.stringify(figures)}`);
  const restricted = [100, 10].map((every) => {
    const found = { every, ...measured(withTurnsForbidden(county, every), places) };
    console.log(`roads, a turn forbidden at every ${every}th crossing\n  ${JSON.stringify(found)}`);
    return found;
  });
  return { ...figures, restricted };
}

interface MadeCounty {
  readonly text: string;
  readonly nodes: number;
  readonly ways: number;
  /** Ways by the crossing at which they end. */
  readonly ends: ReadonlyMap<number, readonly number[]>;
}

function measured({ text, nodes, ways }: MadeCounty, places: readonly { lat: number; lng: number }[]) {
  const file = new TextEncoder().encode(text);
  const build = timed(() => must(readOsm(file)).roads);
  const kept = writeRoads(build.made);
  const opening = timed(() => must(openRoads(kept)));
  const table = timed(() => opening.made.ways(places));
  return {
    ...{ nodes, ways, junctions: build.made.junctions, pieces: build.made.from.length },
    turns: build.made.turns.from.length,
    osm_mb: megabytes(file.length),
    roads_mb: megabytes(kept.length),
    build_s: round(build.seconds),
    open_ms: Math.round(opening.seconds * 1_000),
    ...{ places: PLACES, reached: PLACES - table.made.apart.length },
    table_ms: Math.round(table.seconds * 1_000),
  };
}

/** At crossings of three ways and more, from one of them into another. */
function withTurnsForbidden(county: MadeCounty, every: number): MadeCounty {
  const relations = [...county.ends]
    .filter(([crossing, ways]) => crossing % every === 0 && ways.length > 2)
    .map(
      ([crossing, [from, to]]) =>
        `<relation id="${crossing}"><member type="way" ref="${from}" role="from"/><member type="node" ref="${crossing}" role="via"/><member type="way" ref="${to}" role="to"/><tag k="type" v="restriction"/><tag k="restriction" v="no_left_turn"/></relation>`,
    );
  return { ...county, text: county.text.replace('</osm>', `${relations.join('\n')}\n</osm>`) };
}

function timed<Made>(make: () => Made): { readonly made: Made; readonly seconds: number } {
  const before = process.threadCpuUsage();
  const made = make();
  const { user, system } = process.threadCpuUsage(before);
  return { made, seconds: (user + system) / 1e6 };
}

function megabytes(bytes: number): number {
  return round(bytes / 1024 / 1024);
}

function round(value: number): number {
  return Number(value.toFixed(1));
}

function madeCounty(chance: Seeded): MadeCounty {
  const lines: string[] = ['<osm version="0.6">'];
  const places: (readonly [lat: number, lng: number])[] = [];
  const node = (lat: number, lng: number) => {
    places.push([lat, lng]);
    lines.push(`<node id="${places.length}" lat="${lat.toFixed(7)}" lon="${lng.toFixed(7)}"/>`);
    return places.length;
  };
  const crooked = () => (chance.next() - 0.5) * 0.6 * STEP;
  for (let row = 0; row < CROSSINGS; row++)
    for (let column = 0; column < CROSSINGS; column++)
      node(24.5 + row * STEP + crooked(), 110 + column * STEP + crooked());
  const roads: string[] = [];
  const ends = new Map<number, number[]>();
  const road = (a: number, b: number, line: number) => {
    const kind =
      line % 20 === 0 ? 'secondary' : line % 5 === 0 ? 'tertiary' : chance.pick(['unclassified', 'track']);
    // Mountains between: the smaller the road, the more often it is not there.
    if (line % 5 !== 0 && chance.chance(0.3)) return;
    const [from, to] = [places[a - 1], places[b - 1]];
    if (!from || !to) return;
    const bends = [1 / 3, 2 / 3].map((share) =>
      node(
        from[0] + share * (to[0] - from[0]) + crooked() / 2,
        from[1] + share * (to[1] - from[1]) + crooked() / 2,
      ),
    );
    const oneway = chance.chance(0.03) ? '<tag k="oneway" v="yes"/>' : '';
    const refs = [a, ...bends, b].map((ref) => `<nd ref="${ref}"/>`).join('');
    roads.push(`<way id="${roads.length + 1}">${refs}<tag k="highway" v="${kind}"/>${oneway}</way>`);
    for (const end of [a, b]) ends.set(end, [...(ends.get(end) ?? []), roads.length]);
  };
  for (let row = 0; row < CROSSINGS; row++)
    for (let column = 0; column < CROSSINGS; column++) {
      const here = row * CROSSINGS + column + 1;
      if (column + 1 < CROSSINGS) road(here, here + 1, row);
      if (row + 1 < CROSSINGS) road(here, here + CROSSINGS, column);
    }
  return {
    text: `${lines.join('\n')}\n${roads.join('\n')}\n</osm>\n`,
    nodes: places.length,
    ways: roads.length,
    ends,
  };
}
