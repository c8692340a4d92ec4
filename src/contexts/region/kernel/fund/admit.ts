import type { FundCase, Range } from './fund-case.ts';
import type { Change, Refused } from './why-refused.ts';

/** The case with what a refused option asks for granted, and the plan with the option in it. */
export function admit(
  fund: FundCase,
  chosen: readonly string[],
  refused: Refused,
): { readonly fund: FundCase; readonly chosen: readonly string[] } {
  return {
    fund: refused.changes.reduce(granted, fund),
    chosen: [...chosen.filter((id) => id !== refused.instead), refused.option, ...refused.along],
  };
}

/** The case with one limit moved. Nothing in a case can stand in for a project that another needs: that stays as it is. */
function granted(fund: FundCase, { limit, by }: Change): FundCase {
  const { rules } = fund;
  const withRules = (changed: Partial<FundCase['rules']>) => ({ ...fund, rules: { ...rules, ...changed } });
  switch (limit.rule) {
    case 'budget':
      return { ...fund, budget: fund.budget + by };
    case 'year-budget':
      return withRules({ budgetByYear: earlier(rules.budgetByYear ?? [], limit.year, by) });
    case 'place-cap':
      return withRules({ placeCap: (rules.placeCap ?? 0) + by });
    case 'own-money': {
      const places = fund.places.map((place) =>
        place.id === limit.place ? { ...place, own: (place.own ?? 0) + by } : place,
      );
      return { ...fund, places };
    }
    case 'province-cap':
    case 'province-floor':
      return withRules({
        provinces: moved(rules.provinces, limit.province, limit.rule === 'province-cap', by),
      });
    case 'kind-cap':
    case 'kind-floor':
      return withRules({ kinds: moved(rules.kinds, limit.kind, limit.rule === 'kind-cap', by) });
    case 'short-boards':
      return withRules({ shortBoardShare: (rules.shortBoardShare ?? 0) - by });
    case 'weak-floor':
      return withRules({ weakFloor: (rules.weakFloor ?? 0) - by });
    case 'needs':
    case 'one-way':
    case 'weak-place':
      return fund;
  }
}

/** So much of what comes later comes by the end of the year; the sum stays. */
function earlier(parts: readonly number[], year: number, by: number): number[] {
  return parts.map((part, at) => (at === year ? part + by : at === year + 1 ? part - by : part));
}

function moved(ranges: Readonly<Record<string, Range>> = {}, key: string, cap: boolean, by: number) {
  const range = ranges[key] ?? {};
  return {
    ...ranges,
    [key]: cap ? { ...range, cap: (range.cap ?? 0) + by } : { ...range, floor: (range.floor ?? 0) - by },
  };
}
