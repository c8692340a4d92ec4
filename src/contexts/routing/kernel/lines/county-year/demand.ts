import type { Random } from '../../random.ts';
import type { Assumptions } from './assumptions.ts';
import type { County } from './county.ts';

export interface Sent {
  readonly kg: number;
  readonly fresh: boolean;
  readonly to: number;
  readonly carrier: number;
}

/** A day's parcels and weather. The same seed gives the same year to every way of delivering it. */
export interface Demand {
  readonly day: string;
  readonly badWeather: boolean;
  readonly sent: readonly Sent[];
}

const DAY = 86400_000;

export function demandOn(county: County, day: string, given: Assumptions, random: Random): Demand {
  const month = Number(day.slice(5, 7)) - 1;
  const badWeather = random.unit() < (given.weather.often[month] ?? 0);
  const festive = given.festivals.map((festival) => {
    const [, year = ''] = /^(\d{4})/.exec(day) ?? [];
    const of = Date.UTC(Number(year), festival.month - 1, festival.day);
    return Math.abs(Date.parse(`${day}T00:00:00Z`) - of) <= festival.days * DAY ? festival.times : 1;
  });
  const mean = given.parcels * (given.season[month] ?? 1) * Math.max(1, ...festive);
  // A day differs from the next by what chance alone makes of so many parcels (Poisson, by its normal limit).
  const count = Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const shares = county.places.map(({ kind }) => (kind === 'hub' ? 0 : given.share[kind]));
  const parts = Object.values(given.carriers);
  const { mean: heavy, least, most } = given.kg;
  return {
    ...{ day, badWeather },
    sent: Array.from({ length: count }, () => ({
      kg: Math.min(most, Math.max(least, Math.round(-heavy * Math.log(1 - random.unit()) * 10) / 10)),
      fresh: random.unit() < (given.fresh[month] ?? 0),
      to: drawn(shares, random),
      carrier: drawn(parts, random),
    })),
  };
}

function drawn(shares: readonly number[], random: Random): number {
  let left = random.unit() * shares.reduce((sum, share) => sum + share, 0);
  const found = shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return found === -1 ? shares.length - 1 : found;
}

/** Box & Muller 1958. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
}
