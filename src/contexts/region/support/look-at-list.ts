import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type LookedAtRegions, lookAtRegions, regionRow } from '../assessing/look-at-regions.ts';
import { gainOf, type Standing } from '../kernel/support/gain.ts';
import type { Measure } from '../kernel/support/measure.ts';
import { type KindShare, kindShares, type Suggested, suggestList } from '../kernel/support/suggest-list.ts';
import { itemsOf, type SupportItem, unmetNeeds } from '../kernel/support/support-list.ts';
import { rights } from '../rights.ts';
import { menuOf } from './measures.ts';
import { type ListVersion, listVersions } from './support-lists.ts';
import { refuseSupport } from './support-refusals.ts';

/** A line of a list with what it would gain by the menu's assumption today; none where the menu has it no more. */
export interface ListLine extends SupportItem {
  readonly gain: number | undefined;
  readonly onMenu: Measure | undefined;
}

/** A region's support list: what holds it back, what is to be done about it, and how the list came to be. */
export interface LookedAtList {
  readonly regions: LookedAtRegions;
  readonly row: number;
  readonly shares: readonly KindShare[];
  readonly lines: readonly ListLine[];
  readonly version: number;
  readonly history: readonly ListVersion[];
  /** What the index suggests today and is not on the list. */
  readonly notTaken: readonly Suggested[];
  /** What else the menu has. */
  readonly menu: readonly Measure[];
  readonly unmet: ReturnType<typeof unmetNeeds>;
}

/** What gains are worked out from. */
export function standingOf({ as, made }: LookedAtRegions): Standing {
  return {
    columns: made.normalised,
    weights: made.weights,
    kinds: as.spec.indicators.map(({ kind }) => kind),
  };
}

/** What the index suggests for a region by this menu. */
export function suggestedFor(
  looked: LookedAtRegions,
  menu: readonly Measure[],
  row: number,
): readonly Suggested[] {
  const standing = standingOf(looked);
  return suggestList(menu, kindShares(looked.made.obstacles, standing.kinds, row), standing, row);
}

/** The list of a region: as it was edited, or as it is suggested. */
export async function lookAtList(
  call: Call,
  assessmentId: string,
  unit: string,
): Promise<Outcome<LookedAtList>> {
  if (!may(call.actor, rights['keep-support'])) return refuseSupport('region.support-not-allowed');
  const looked = await lookAtRegions(call, assessmentId);
  if (!looked.ok) return looked;
  const regions = looked.value;
  const found = regionRow(regions, unit);
  if (!found.ok) return found;
  const row = found.value;
  const all = await menuOf(call);
  const menu = all.filter(({ retired }) => !retired).map(({ measure }) => measure);
  const standing = standingOf(regions);
  const suggested = suggestedFor(regions, menu, row);
  const history = await listVersions(call, regions.table.id, unit);
  const items = history[0]?.items ?? itemsOf(suggested);
  const there = new Set(items.map(({ measure }) => measure));
  return ok({
    regions,
    row,
    shares: kindShares(regions.made.obstacles, standing.kinds, row),
    lines: items.map((item) => {
      const onMenu = all.find(({ measure }) => measure.code === item.measure)?.measure;
      return { ...item, onMenu, gain: onMenu && gainOf(onMenu, standing, row) };
    }),
    version: history[0]?.version ?? 0,
    history,
    notTaken: suggested.filter(({ measure }) => !there.has(measure.code)),
    menu: menu.filter(({ code }) => !there.has(code)),
    unmet: unmetNeeds(
      items,
      all.map(({ measure }) => measure),
    ),
  });
}
