import type { CaseAsked, WhatIf } from '#region';
import type { Tongue } from '#shared/tongue.ts';
import { namesIn, refusedWords } from './fund-words.ts';

const LEFT = 3;

/** What a what-if says beside its sliders: its sums, what goes to each kind, and who just missed. */
export function whatIfShown({ fund, names: called }: CaseAsked, plan: WhatIf, t: Tongue) {
  const names = namesIn(called, t);
  const chosen = new Set(plan.chosen);
  const taken = fund.options.filter(({ id }) => chosen.has(id));
  const weak = new Set(fund.places.filter((place) => place.weak).map(({ id }) => id));
  const options = new Map(fund.options.map((option) => [option.id, option]));
  return {
    chosen: taken.length,
    options: fund.options.length,
    budget: fund.budget,
    spent: plan.checked.spent,
    benefit: plan.checked.benefit,
    toWeak: plan.checked.toWeak,
    weakPlaces: weak.size,
    weakServed: new Set(taken.filter(({ place }) => weak.has(place)).map(({ place }) => place)).size,
    gap: plan.gap,
    stopped: plan.stopped,
    kinds: [...Map.groupBy(taken, ({ kind }) => kind)]
      .map(([code, all]) => ({
        name: names.kind(code),
        count: all.length,
        cost: all.reduce((sum, { cost }) => sum + cost, 0),
      }))
      .sort((a, b) => b.cost - a.cost),
    left: [...plan.refused]
      .sort((a, b) => (options.get(b.option)?.benefit ?? 0) - (options.get(a.option)?.benefit ?? 0))
      .slice(0, LEFT)
      .map((each) => ({
        id: each.option,
        place: names.place(options.get(each.option)?.place ?? ''),
        kind: names.kind(options.get(each.option)?.kind ?? ''),
        ...refusedWords(each, names, t),
      })),
  };
}

export type WhatIfShown = ReturnType<typeof whatIfShown>;
