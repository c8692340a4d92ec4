import type { Columns } from '../composite/columns.ts';
import { gainOf, type Standing } from './gain.ts';
import { type Measure, mends } from './measure.ts';

/** A measure suggested for a region, and for what. */
export interface Suggested {
  readonly measure: Measure;
  /** The kind of weakness it stands for; of one that only comes because another needs it, that other's. */
  readonly kind: string;
  /** What part of the region's distance from the best that kind makes. */
  readonly share: number;
  /** The measure that needs it, where that is why it is here. */
  readonly neededBy?: string;
  /** Points of 100 that the index would gain by the menu's assumption. */
  readonly gain: number;
}

export interface KindShare {
  readonly kind: string;
  readonly share: number;
}

/** What part of a region's distance from the best each kind makes, greatest first. Columns without a kind are nobody's. */
export function kindShares(
  obstacles: Columns,
  kinds: readonly (string | undefined)[],
  row: number,
): readonly KindShare[] {
  const shares = new Map<string, number>();
  for (const [at, kind] of kinds.entries()) {
    if (kind !== undefined) shares.set(kind, (shares.get(kind) ?? 0) + (obstacles[at]?.[row] ?? 0));
  }
  return [...shares]
    .map(([kind, share]) => ({ kind, share }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

/** One measure for each so large a part of the distance that a kind makes, */
const PART_A_MEASURE = 0.2;
/** three at most, so that a list can be read and done. */
const MOST_A_KIND = 3;

/**
 * What a region is suggested: for each kind of its obstacles, the largest first, the measures of the menu that mend it, those first that
 * gain most for what they cost, as many as the kind's part of the distance asks for; and with each what it needs. A kind that makes less than `PART_A_MEASURE`/2 gets none.
 */
export function suggestList(
  menu: readonly Measure[],
  shares: readonly KindShare[],
  standing: Standing,
  row: number,
): readonly Suggested[] {
  const list = new Map<string, Suggested>();
  for (const { kind, share } of shares) {
    const wanted = Math.min(MOST_A_KIND, Math.round(share / PART_A_MEASURE));
    const candidates = menu
      .filter((measure) => mends(measure, kind))
      .map((measure) => ({ measure, gain: gainOf(measure, standing, row) }))
      .filter(({ gain }) => gain > 0)
      .sort((a, b) => b.gain * costOf(a.measure) - a.gain * costOf(b.measure));
    for (const { measure, gain } of candidates.slice(0, wanted)) {
      if (!list.has(measure.code)) list.set(measure.code, { measure, kind, share, gain });
      const along = missing(menu, measure, (code) => list.has(code));
      for (const [need, neededBy] of along) {
        list.set(need.code, { measure: need, kind, share, neededBy, gain: gainOf(need, standing, row) });
      }
    }
  }
  return [...list.values()];
}

/** What a measure needs and nothing on the list gives, the cheapest way, with what that needs in turn; and who needs it. */
function missing(
  menu: readonly Measure[],
  of: Measure,
  there: (code: string) => boolean,
): readonly (readonly [Measure, string])[] {
  const along: [Measure, string][] = [];
  for (let at = -1; at < along.length; at += 1) {
    const asking = at < 0 ? of : along[at]?.[0];
    if (!asking || asking.needs.length === 0) continue;
    const here = (code: string) =>
      there(code) || code === of.code || along.some(([measure]) => measure.code === code);
    if (asking.needs.some(here)) continue;
    const [cheapest] = menu
      .filter(({ code }) => asking.needs.includes(code))
      .sort((a, b) => costOf(a) - costOf(b));
    if (cheapest) along.push([cheapest, asking.code]);
  }
  return along;
}

function costOf({ cost, own }: Measure): number {
  return Math.max(1, cost + own);
}
