import { seeded } from '../../../demo/seeded.ts';
import type { Counties } from './counties.ts';

const ACROSS = 60;
const DOWN = 50;
const INDICATORS = 12;
const PROVINCES = 30;

/** A made country: a grid of counties, each indicator a slope across it with noise, one in three of them skewed. */
export function madeCounties(): Counties {
  const cells = Array.from({ length: ACROSS * DOWN }, (_, at) => at);
  const chance = seeded(20_260_101).next;
  return {
    source: 'made: a grid of 3,000 counties',
    codes: cells.map((at) => String(100_000 + at)),
    provinces: cells.map((at) => `P${Math.floor((at * PROVINCES) / cells.length)}`),
    indicators: Array.from({ length: INDICATORS }, (_, nth) => ({
      name: `indicator ${nth + 1}`,
      direction: nth % 4 === 3 ? -1 : 1,
      values: Float64Array.from(cells, (at) => {
        const slope = (at % ACROSS) / ACROSS + (nth / INDICATORS) * (at / cells.length);
        const value = slope + chance();
        return nth % 3 === 0 ? Math.exp(3 * value) : value;
      }),
    })),
    neighbours: cells.map((at) =>
      [
        at % ACROSS > 0 ? at - 1 : -1,
        at % ACROSS < ACROSS - 1 ? at + 1 : -1,
        at - ACROSS,
        at + ACROSS,
      ].filter((other) => other >= 0 && other < cells.length),
    ),
  };
}
