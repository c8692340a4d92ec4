import type { FundCase, FundOption, Place } from '#region';
import { seeded } from '../../../demo/seeded.ts';

// Each kind in two sizes; the larger costs about twice as much. 万元.
const KINDS = [
  ['hub', 300, 900],
  ['cold-store', 150, 500],
  ['processing', 400, 1500],
  ['training', 30, 120],
  ['brand', 50, 250],
  ['village-station', 80, 400],
] as const;
const SIZES = [1, 1.9];
const COUNTIES_OF_A_PROVINCE = 40;

/**
 * A made fund of so many counties with twelve options each: one size of a kind at most, a processing plant needs a hub or a cold store,
 * each county and province has a cap, each province a floor, each of the weakest fifth gets something to build on, and 60 % mends
 * main obstacles. A larger project brings more, by less than it costs more.
 */
export function madeFund(counties: number): FundCase {
  const chance = seeded(counties);
  const provinces = Math.max(3, Math.round(counties / COUNTIES_OF_A_PROVINCE));
  const weakness = Array.from({ length: counties }, () => chance.next());
  const weakest = [...weakness].sort((a, b) => b - a)[Math.floor(counties / 5)] ?? 0;
  const places: Place[] = weakness.map((weak, at) => ({
    id: `c${at}`,
    province: `p${at % provinces}`,
    weak: weak > weakest,
  }));
  const options: FundOption[] = [];
  for (const [at, { id: place }] of places.entries()) {
    const short = [chance.pick(KINDS)[0], chance.pick(KINDS)[0]];
    for (const [kind, least, most] of KINDS) {
      for (const [size, times] of SIZES.entries()) {
        const cost = Math.round(times * (least + chance.next() * (most - least)));
        const shortBoard = short.includes(kind);
        const worth = (0.6 + 0.8 * chance.next()) * (shortBoard ? 1.5 : 1) * (0.7 + (weakness[at] ?? 0));
        const benefit = Math.round(1000 * Math.sqrt(cost) * worth) / 1000;
        options.push({ id: `${place}-${kind}-${size}`, place, kind, cost, benefit, shortBoard });
      }
    }
  }
  const budget = Math.round(0.12 * options.reduce((sum, { cost }) => sum + cost, 0));
  const each = budget / provinces;
  const province = { floor: Math.floor(0.6 * each), cap: Math.floor(1.3 * each) };
  return {
    budget,
    places,
    options,
    rules: {
      placeCap: Math.round((3 * budget) / counties),
      provinces: Object.fromEntries(Array.from({ length: provinces }, (_, at) => [`p${at}`, province])),
      needs: [{ kind: 'processing', anyOf: ['hub', 'cold-store'] }],
      weakPlaces: { atLeast: 1, kinds: ['hub', 'cold-store', 'processing'] },
      shortBoardShare: 0.6,
    },
  };
}
