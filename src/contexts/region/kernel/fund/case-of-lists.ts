import type { FundCase, FundOption, FundRules } from './fund-case.ts';

/** A project that a support list asks for. */
export interface ListedProject {
  readonly place: string;
  /** The measure. */
  readonly kind: string;
  readonly cost: number;
  readonly own: number;
  /** Points of 100 that the place's index would gain. */
  readonly gain: number;
  /** It mends a kind the place is weak in. */
  readonly shortBoard: boolean;
}

/** A project begun a year later counts so much less: otherwise nothing would be begun before its time. */
const A_YEAR_LATER = 0.97;

/**
 * The case of a fund whose options are the projects of all support lists; where money comes by the year, each project may begin in each
 * of them. What no list asks for is taken to be there already: nothing can need it.
 */
export function caseOfLists(
  budget: number,
  places: FundCase['places'],
  projects: readonly ListedProject[],
  rules: FundRules,
): FundCase {
  const years = rules.budgetByYear?.length ?? 1;
  const options = projects.flatMap((project) =>
    Array.from({ length: years }, (_, year): FundOption => {
      const { place, kind, cost, own, gain, shortBoard } = project;
      return {
        id: optionId(place, kind, years > 1 ? year : undefined),
        ...{ place, kind, cost, own, shortBoard },
        benefit: gain * A_YEAR_LATER ** year,
        ...(years > 1 && { year }),
      };
    }),
  );
  const kinds = new Set(projects.map(({ kind }) => kind));
  const needs = rules.needs
    ?.map(({ kind, anyOf }) => ({ kind, anyOf: anyOf.filter((need) => kinds.has(need)) }))
    .filter(({ kind, anyOf }) => kinds.has(kind) && anyOf.length > 0);
  return { budget, places, options, rules: { ...rules, ...(needs && { needs }) } };
}

function optionId(place: string, kind: string, year: number | undefined): string {
  return year === undefined ? `${place}/${kind}` : `${place}/${kind}/${year + 1}`;
}
