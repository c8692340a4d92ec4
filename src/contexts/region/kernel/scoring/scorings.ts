import type { Columns } from '../composite/columns.ts';
import { copelandScore } from './copeland.ts';
import { geometricScore } from './geometric.ts';
import { greyScore } from './grey.ts';
import { linearScore } from './linear.ts';
import { topsisScore } from './topsis.ts';
import { vikor } from './vikor.ts';

/** Ways to one score from columns on 0 to 1 and weights that add up to 1, more being better in each of them. */
export const scorings = {
  linear: linearScore,
  geometric: geometricScore,
  topsis: topsisScore,
  vikor: (columns, weights) => vikor(columns, weights).compromise.map((compromise) => 1 - compromise),
  grey: (columns, weights) => greyScore(columns, weights),
  copeland: copelandScore,
} as const satisfies Readonly<Record<string, (columns: Columns, weights: Float64Array) => Float64Array>>;

export type Scoring = keyof typeof scorings;
export const scoringNames = Object.keys(scorings) as readonly Scoring[];
