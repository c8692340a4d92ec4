import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { without } from '../assessing/assess-brought.ts';
import { type LookedAtRegions, lookAtRegions } from '../assessing/look-at-regions.ts';
import { fifthsOf } from '../kernel/drawing/fifths.ts';
import { caseOfLists, type ListedProject } from '../kernel/fund/case-of-lists.ts';
import type { FundCase, FundRules } from '../kernel/fund/fund-case.ts';
import { groupsIn } from '../kernel/sheet/groups-in.ts';
import { gainOf } from '../kernel/support/gain.ts';
import { itemsOf } from '../kernel/support/support-list.ts';
import { standingOf, suggestedFor } from '../support/look-at-list.ts';
import { menuOf } from '../support/measures.ts';
import { editedLists } from '../support/support-lists.ts';
import type { PlanSettings } from './plan-settings.ts';

/** What a table without groups is, as one. */
const ONE = '—';

/** What places and kinds of projects are called. */
export interface FundNames {
  readonly places: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, readonly [zh: string, en: string]>>;
}

/** All that the support lists of an assessment ask for, before any rule. */
export interface Asked {
  readonly looked: LookedAtRegions;
  readonly places: FundCase['places'];
  readonly projects: readonly ListedProject[];
  readonly names: FundNames;
  readonly needs: NonNullable<FundRules['needs']>;
  /** Provinces or other groups of the table; none where it has no column of them. */
  readonly provinces: readonly string[];
}

/** The projects of every region's list: as it was edited, or as it is suggested. */
export async function askedByLists(call: Call, assessmentId: string): Promise<Outcome<Asked>> {
  const found = await lookAtRegions(call, assessmentId);
  if (!found.ok) return found;
  const looked = found.value;
  const { table, as, made } = looked;
  const groups =
    as.spec.group === undefined ? undefined : groupsIn(without(table, as.leftOut), as.spec.group);
  if (groups && !groups.ok) return groups;
  const provinceOf = (row: number) => groups?.value.names[groups.value.of[row] ?? 0] ?? ONE;
  const all = await menuOf(call);
  const byCode = new Map(all.map(({ measure }) => [measure.code, measure]));
  const menu = all.filter(({ retired }) => !retired).map(({ measure }) => measure);
  const edited = await editedLists(call, assessmentId);
  const standing = standingOf(looked);
  const fifths = fifthsOf(made.scores[0]?.score ?? new Float64Array());
  const names: { places: Record<string, string>; kinds: Record<string, readonly [string, string]> } = {
    places: {},
    kinds: {},
  };
  const projects = made.units.flatMap((unit, row): ListedProject[] => {
    names.places[unit] = made.names[row] ?? unit;
    const items = edited.get(unit)?.items ?? itemsOf(suggestedFor(looked, menu, row));
    const weak = new Set((made.weaknesses[row] ?? []).map(({ kind }) => kind));
    return items.flatMap(({ measure: kind, kind: mended, cost, own, nameZh, nameEn }) => {
      const measure = byCode.get(kind);
      if (!measure) return [];
      names.kinds[kind] = [nameZh, nameEn];
      const gain = gainOf(measure, standing, row);
      return [{ place: unit, kind, cost, own, gain, shortBoard: weak.has(mended) }];
    });
  });
  return ok({
    looked,
    places: made.units.map((id, row) => ({ id, province: provinceOf(row), weak: fifths[row] === 0 })),
    projects,
    names,
    needs: all.flatMap(({ measure }) =>
      measure.needs.length > 0 ? [{ kind: measure.code, anyOf: measure.needs }] : [],
    ),
    provinces: groups?.value.names ?? [],
  });
}

/** The case that a fund's settings make of it. */
export function caseBy({ places, projects, needs }: Asked, settings: PlanSettings): FundCase {
  const { budget, years, placeCap, ownCap, provinces, kinds, weakAtLeast, shortBoardShare, weakFloor } =
    settings;
  const rules: FundRules = {
    needs,
    ...(years && { budgetByYear: years }),
    ...(placeCap !== undefined && { placeCap }),
    ...(provinces && { provinces }),
    ...(kinds && { kinds }),
    ...(weakAtLeast && {
      weakPlaces: { atLeast: weakAtLeast, kinds: [...new Set(projects.map(({ kind }) => kind))] },
    }),
    ...(shortBoardShare !== undefined && { shortBoardShare }),
    ...(weakFloor !== undefined && { weakFloor }),
  };
  const able = places.map((place) => ({ ...place, ...(ownCap !== undefined && { own: ownCap }) }));
  return caseOfLists(budget, able, projects, rules);
}
