import type { WaysUsed } from '#routing';
import type { Fen } from '#shared/money.ts';

/** What new sites are for: cooling goods before they travel, or handing parcels over in the village. */
export type SiteKind = 'store' | 'point';

export interface Terms {
  /** A village is covered by a site within so many km of road. */
  readonly coverKm: number;
  readonly buildFen: Fen;
  readonly yearlyFen: Fen;
  readonly years: number;
  /** What a new site can handle in its fullest week. */
  readonly weeklyKg: number;
  /** A tonne-km from the village to its site, and from there to the hub. */
  readonly firstFen: Fen;
  readonly trunkFen: Fen;
  /** Goods of a village a week where none are on record; of every village for points. */
  readonly villageKg: number;
}

/** What is asked before anybody changes it: figures to begin with, not measured ones. */
export const usualTerms: Readonly<Record<SiteKind, Terms>> = {
  store: {
    ...{ coverKm: 12, buildFen: 18_000_000, yearlyFen: 1_500_000, years: 10, weeklyKg: 20_000 },
    ...{ firstFen: 600, trunkFen: 150, villageKg: 0 },
  },
  point: {
    ...{ coverKm: 3, buildFen: 800_000, yearlyFen: 240_000, years: 5, weeklyKg: 3_000 },
    ...{ firstFen: 900, trunkFen: 250, villageKg: 120 },
  },
};

export interface Spot {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly lat: number;
  readonly lng: number;
}

export interface Village extends Spot {
  readonly township: string;
  /** Kg a week in each quarter of the year. */
  readonly kg: readonly number[];
}

/** The county as it was when the question was asked. */
export interface Ground {
  readonly villages: readonly Village[];
  readonly townships: readonly Spot[];
  readonly sites: readonly Spot[];
  readonly hub: Spot;
  /** Asked of roads when the question was; without, straight lines 1.3 times as long. */
  readonly ways?: GroundWays | undefined;
}

export interface GroundWays {
  /** Where they come from: said wherever they are used. */
  readonly used: WaysUsed;
  /** From each to each of the hub, the villages and the sites; empty where all are guessed. */
  readonly metres: readonly number[];
  /** Codes of those no car can drive to: their ways are guessed. */
  readonly apart: readonly string[];
}

/** By hand: the villages where a new site would be. By the machine: what it may spend, and whether every village must be covered. */
export type Asked =
  | { readonly by: 'hand'; readonly villages: readonly string[] }
  | { readonly by: 'machine'; readonly budgetFen: Fen; readonly coverAll: boolean };

export interface Outcome {
  /** New sites, by the code of their village. */
  readonly built: readonly string[];
  /** For each village of the ground: the code of its site, and how far it is. */
  readonly site: readonly string[];
  readonly km: readonly number[];
  readonly covered: number;
  /** The mean way of a kg from its village to its site; of a village where nothing is carried. */
  readonly meanKm: number;
  readonly tonneKm: number;
  readonly carryingFen: Fen;
  readonly buildFen: Fen;
  /** A year of the new sites, their building spread. */
  readonly sitesFen: Fen;
  readonly totalFen: Fen;
  /** How much cheaper, at most, the best choice can be. */
  readonly gap: number;
}

export interface Try {
  readonly number: number;
  readonly asked: Asked;
  readonly outcome: Outcome;
  readonly triedAt: Date;
  readonly triedByName: string;
}

export interface WhatIf {
  readonly id: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly terms: Terms;
  readonly ground: Ground;
  readonly before: Outcome;
  readonly madeAt: Date;
  readonly madeByName: string;
  readonly keptTry: number | null;
  readonly keptByName: string | null;
}
