/**
 * Where to have sites: villages send and receive goods on ways that lead through one site of each level. Chosen is which sites are open and
 * which way each village's goods go, at the least yearly cost, within capacities, a budget for building, and rules of coverage.
 */
export interface SitingProblem {
  readonly name: string;
  /** Parts of the year with demands of their own. */
  readonly seasons: readonly string[];
  readonly villages: readonly string[];
  readonly sites: readonly Site[];
  /** Each way: its sites, one a level from the villages up. */
  readonly ways: readonly (readonly number[])[];
  /** The yearly cost of a village's goods on a way, village by village; Infinity: it may not go there. */
  readonly cost: Float64Array;
  /** What a village takes of each site on its way in a season, village by village. */
  readonly use: Float64Array;
  /** For a village, the sites of which one must be open. */
  readonly cover: readonly Cover[];
  /** The most that may be spent on building; Infinity: no limit. */
  readonly budget: number;
  /** A village's goods may go several ways. */
  readonly split: boolean;
}

export interface Site {
  readonly name: string;
  readonly level: number;
  /** The most it handles in any season; Infinity: no limit. */
  readonly capacity: number;
  /** What it costs a year to have it, with its building spread over the years it stands. */
  readonly fixed: number;
  /** What building it takes of the budget: 0 for one that is there. */
  readonly build: number;
  /** It is open in every plan. */
  readonly keep: boolean;
}

export interface Cover {
  readonly village: number;
  readonly sites: readonly number[];
}

export interface SitingPlan {
  readonly open: readonly number[];
  /** Which part of a village's goods goes which way; the parts of a village add up to 1. */
  readonly shares: readonly Share[];
}

export interface Share {
  readonly village: number;
  readonly way: number;
  readonly share: number;
}
