import { anyVehicle, anyVisit, type Problem, type Vehicle, type Visit, ways } from '#routing';
import { type Seeded, seeded } from '../../demo/seeded.ts';

const STOPS = 2_000;
const VILLAGES = 320;
const [HOUR, MINUTE] = [3_600, 60];
export const DEPOTS = [
  { lng: 110.38, lat: 24.83 },
  { lng: 110.62, lat: 24.96 },
];
const DAYBREAK = 6 * HOUR;
const EVENING = 19 * HOUR;

/**
 * A made county's day: 2,000 stops at village points around two depots, goods brought and goods taken on the same wheels, dry,
 * cold and frozen ones in 60 vans with boxes for them, drivers who rest at noon, fresh goods that lose worth on board, some stops
 * open twice a day or due by an hour. Seconds since midnight, metres, yuan.
 */
export function countyDay(seed: number): Problem {
  const chance = seeded(seed);
  const near = (middle: number, far: number) =>
    middle + far * (chance.next() + chance.next() + chance.next() - 1.5);
  const towns = Array.from({ length: 16 }, () => ({ lng: near(110.5, 0.22), lat: near(24.9, 0.18) }));
  const villages = Array.from({ length: VILLAGES }, () => {
    const town = chance.pick(towns);
    return { lng: near(town.lng, 0.06), lat: near(town.lat, 0.05) };
  });
  const spots = [...DEPOTS, ...villages];
  const visits = Array.from({ length: STOPS }, (_, index) => stopOf(chance, index));
  return {
    ...{ name: 'county-day', dimensions: ['kg', 'crates'], places: spots.length, fewestVehicles: false },
    ...ways(spots, { detour: 1.4, kmh: 38 }),
    vehicles: DEPOTS.flatMap((_, depot) => [
      vans(depot, 'dry', 15),
      vans(depot, 'cold', 10),
      vans(depot, 'frozen', 5),
    ]),
    visits,
  };
}

const BOXES: Readonly<Record<'dry' | 'cold' | 'frozen', Vehicle['compartments']>> = {
  dry: [{ name: 'hold', takes: ['dry'], capacity: [1_500, 150] }],
  cold: [
    { name: 'hold', takes: ['dry'], capacity: [800, 80] },
    { name: 'cold box', takes: ['cold'], capacity: [700, 70] },
  ],
  frozen: [
    { name: 'hold', takes: ['dry'], capacity: [600, 60] },
    { name: 'cold box', takes: ['cold'], capacity: [500, 50] },
    { name: 'frozen box', takes: ['frozen'], capacity: [400, 40] },
  ],
};

function vans(depot: number, kind: keyof typeof BOXES, count: number): Vehicle {
  return {
    ...anyVehicle,
    ...{ name: `${kind}-${depot}`, count, capacity: [1_500, 150], start: depot, end: depot },
    ...{ open: DAYBREAK, close: EVENING, longest: 11 * HOUR, perDistance: 0.0012, perTime: 0.008 },
    fixed: kind === 'dry' ? 120 : kind === 'cold' ? 150 : 180,
    compartments: BOXES[kind],
    breaks: [{ name: 'noon', windows: [[11 * HOUR, 13.5 * HOUR]], lasts: 30 * MINUTE, isPaid: false }],
  };
}

function stopOf(chance: Seeded, index: number): Visit {
  const share = chance.next();
  const goods = share < 0.7 ? 'dry' : share < 0.93 ? 'cold' : 'frozen';
  const kilograms = chance.int(2, 45);
  const amounts = [kilograms, Math.max(1, Math.round(kilograms / 12))];
  const isCollected = chance.chance(0.35);
  const morning = [8 * HOUR, 12 * HOUR] as const;
  const afternoon = [14 * HOUR, 18 * HOUR] as const;
  const when = chance.next();
  const windows = when < 0.15 ? [morning, afternoon] : when < 0.3 ? [morning] : when < 0.4 ? [afternoon] : [];
  return {
    ...anyVisit,
    ...{ name: `stop-${index}`, place: DEPOTS.length + chance.int(0, VILLAGES - 1), goods, windows },
    ...(isCollected ? { collect: amounts } : { deliver: amounts }),
    open: windows[0]?.[0] ?? DAYBREAK,
    close: windows.at(-1)?.[1] ?? EVENING,
    service: chance.int(1, 4) * MINUTE,
    ...(chance.chance(0.1) ? { due: chance.int(10, 16) * HOUR, perLate: 0.004 } : {}),
    ...(goods === 'dry' ? {} : { perAboard: 0.0004, longestAboard: 8 * HOUR }),
  };
}
