import type { Fen } from '#shared/money.ts';
import { exactShapley, MOST_EXACT, sampledShapley } from './shapley.ts';
import { wholeFen } from './whole-fen.ts';

export type PoolRule = 'shapley' | 'weight-distance';

/** What is shared out: what each carrier’s own parcels cost it alone, and what any of them together cost. */
export interface Pool {
  readonly carriers: number;
  /** Fen of a coalition’s day, as a bit set; that of one carrier is what it pays alone. */
  readonly cost: (coalition: bigint) => number;
  /** Kilograms times km of each carrier’s parcels, as the crow would carry them. */
  readonly kgKm: readonly number[];
}

export interface PoolShares {
  /** What each carrier bears of the pooled day’s cost; they add up to it. */
  readonly fen: readonly Fen[];
  readonly alone: readonly Fen[];
  readonly pooled: Fen;
  /** Half the width of a 95 % interval of each share; 0 when exact. */
  readonly within: readonly Fen[];
  /** Carriers that would pay less alone: by the rule their share is more than that. */
  readonly worseOff: readonly number[];
}

const PAIRS = 200;

/**
 * Who bears what of a pooled day. `shapley`: each pays what it would alone, less its Shapley value of the saving. `weight-distance`: the pooled
 * cost in proportion to kg × km. Whole fen that add up to the pooled cost.
 */
export function sharePool(pool: Pool, rule: PoolRule, below: (count: number) => number): PoolShares {
  const { carriers, kgKm } = pool;
  const all = (1n << BigInt(carriers)) - 1n;
  const pooled = Math.round(pool.cost(all));
  const alone = Array.from({ length: carriers }, (_, i) => Math.round(pool.cost(1n << BigInt(i))));
  const share = rule === 'shapley' ? bySaving(pool, alone, pooled, below) : byKgKm(kgKm, pooled);
  const fen = wholeFen(share.amounts, pooled);
  return {
    ...{ fen, alone, pooled },
    within: Array.from(share.within, Math.ceil),
    worseOff: fen.flatMap((each, i) => (each > (alone[i] as number) ? [i] : [])),
  };
}

function bySaving(pool: Pool, alone: readonly Fen[], pooled: Fen, below: (count: number) => number) {
  const { carriers } = pool;
  const all = (1n << BigInt(carriers)) - 1n;
  const saving = (coalition: bigint) => {
    let sum = 0;
    for (let i = 0; i < carriers; i++) if (coalition & (1n << BigInt(i))) sum += alone[i] as number;
    return sum - (coalition === all ? pooled : isOne(coalition) ? sum : pool.cost(coalition));
  };
  const { values, within } =
    carriers <= MOST_EXACT
      ? exactShapley(carriers, (coalition) => saving(BigInt(coalition)))
      : sampledShapley(carriers, saving, { pairs: PAIRS, below });
  return { amounts: values.map((value, i) => (alone[i] as number) - value), within };
}

function byKgKm(kgKm: readonly number[], pooled: Fen) {
  const sum = kgKm.reduce((total, each) => total + each, 0);
  const amounts = kgKm.map((each) => (sum > 0 ? (pooled * each) / sum : pooled / kgKm.length));
  return { amounts, within: kgKm.map(() => 0) };
}

function isOne(coalition: bigint): boolean {
  return (coalition & (coalition - 1n)) === 0n;
}
