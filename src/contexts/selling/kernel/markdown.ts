import type { Fen } from '#shared/money.ts';

/** From so many days of freshness left, so many percent off. */
export interface MarkdownStep {
  readonly daysLeft: number;
  readonly percent: number;
}

const MOST_STEPS = 4;
const MOST_PERCENT = 90;

/** Steps that a seller may approve: fewer days, more off; each day once. */
export function isSoundPlan(steps: readonly MarkdownStep[]): boolean {
  const falling = steps.toSorted((a, b) => b.daysLeft - a.daysLeft);
  return (
    steps.length > 0 &&
    steps.length <= MOST_STEPS &&
    falling.every(
      ({ daysLeft, percent }, place) =>
        Number.isInteger(daysLeft) &&
        daysLeft >= 0 &&
        Number.isInteger(percent) &&
        percent >= 1 &&
        percent <= MOST_PERCENT &&
        (place === 0 || daysLeft < (falling[place - 1]?.daysLeft ?? 0)) &&
        (place === 0 || percent > (falling[place - 1]?.percent ?? 0)),
    )
  );
}

/** How many percent are off with so many days left; 0: the full price. */
export function percentOff(steps: readonly MarkdownStep[], daysLeft: number): number {
  return Math.max(0, ...steps.filter((step) => daysLeft <= step.daysLeft).map(({ percent }) => percent));
}

/** The full price with so many percent off, rounded half up to whole fen, never nothing. */
export function markedDown(baseFen: Fen, percent: number): Fen {
  return Math.max(1, Math.floor((baseFen * (100 - percent) + 50) / 100));
}

/** What is proposed to a seller for goods that keep so long: a tenth off at two fifths of it, a fifth at a quarter, a third at a tenth. */
export function usualSteps(shelfLifeDays: number): MarkdownStep[] {
  const wanted = [
    { part: 0.4, percent: 10 },
    { part: 0.25, percent: 20 },
    { part: 0.1, percent: 33 },
  ].map(({ part, percent }) => ({ daysLeft: Math.max(1, Math.floor(shelfLifeDays * part)), percent }));
  return wanted.filter(
    (step, place) => !wanted.slice(place + 1).some((later) => later.daysLeft >= step.daysLeft),
  );
}
