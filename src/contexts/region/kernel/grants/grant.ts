import { type Fen, splitByWeight } from '#shared/money.ts';

export const schemeKinds = ['project', 'technology', 'site'] as const;
export type SchemeKind = (typeof schemeKinds)[number];

/** A part of a grant that is paid when it is shown to be due; `weight` in whole percents of the grant. */
export interface StageRule {
  readonly zh: string;
  readonly en: string;
  readonly weight: number;
}

/** What each stage pays of a grant: to the fen, and all of it together. */
export function stageAmounts(fen: Fen, stages: readonly StageRule[]): Fen[] {
  return splitByWeight(
    fen,
    stages.map(({ weight }) => weight),
  );
}

export interface Party {
  readonly personId: string | undefined;
  readonly organisationId: string | undefined;
}

/** Nobody judges what they applied for, nor what their own organisation did. */
export function isAnother(applicant: Party, judge: Party): boolean {
  if (judge.personId !== undefined && judge.personId === applicant.personId) return false;
  return judge.organisationId === undefined || judge.organisationId !== applicant.organisationId;
}
