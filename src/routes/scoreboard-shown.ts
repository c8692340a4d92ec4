import { type PerformanceRules, performanceFigures, performanceWords, type ScoredType } from '#region';
import type { Lang } from '#shared/tongue.ts';

/** A scoreboard as its pages show it, type by type, with the rules it follows. */
export function scoreboardShown(types: readonly ScoredType[], rules: PerformanceRules, lang: Lang) {
  const named = (each: { readonly zh: string; readonly en: string }) => each[lang];
  return {
    types: types
      .filter(({ places }) => places.length > 0)
      .map(({ type, places }) => ({
        id: type.id,
        name: named(type),
        targets: type.targets,
        places: places.map(({ place, rank, score, figures }) => ({
          code: place.code,
          name: lang === 'zh' ? place.nameZh : place.nameEn,
          rank,
          score,
          figures: Object.fromEntries(
            figures.map(({ figure, share, attained }) => [
              figure,
              { share, attained, records: place.counted[figure]?.records ?? 0 },
            ]),
          ),
        })),
      })),
    figures: performanceFigures.map((figure) => ({
      figure,
      weight: rules.weights[figure],
      ...performanceWords[figure][lang],
    })),
    least: rules.least,
  };
}

export type ScoreboardShown = ReturnType<typeof scoreboardShown>;
