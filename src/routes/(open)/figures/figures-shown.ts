import { figures, figureWords, type Overview } from '#region';
import type { Lang } from '#shared/tongue.ts';

/** The county's figures as pages show them: with their words, and what they were thirty days before. */
export function figuresShown(seen: Pick<Overview, 'now' | 'before' | 'weeks'>, lang: Lang) {
  const shareOf = (measured: Overview['now'], name: string) =>
    measured.find((each) => each.figure === name)?.share;
  return figures.map((name) => ({
    name,
    words: figureWords[name][lang],
    share: shareOf(seen.now, name),
    before: shareOf(seen.before, name),
    weeks: seen.weeks.filter((week) => week.figure === name),
  }));
}
