import type { NamedPairing } from './pairing-from.ts';

export interface Needing {
  readonly id: string;
  /** 1 the strongest of all: who stands lower is needed sooner. */
  readonly rank: number;
  /** What part of its distance from the best each kind makes. */
  readonly shares: readonly { readonly kind: string; readonly share: number }[];
}

export interface OfferedProject {
  readonly id: string;
  readonly sponsor: string;
  readonly kind: string;
  readonly places: number;
}

/** Said instead of what need says: the dearest first, and whom not at all. */
export interface Wish {
  readonly wants: readonly string[];
  readonly unwanted: readonly string[];
}

/** By region and by sponsor; who is not named here wants what need says. */
export interface Wishes {
  readonly regions: ReadonlyMap<string, Wish>;
  readonly sponsors: ReadonlyMap<string, Wish>;
}

/**
 * Wishes that follow from need: a region wants the projects that mend what holds it back, the kind that makes most of its distance first;
 * a sponsor takes the weakest first. A pair is worth the percent of the region's distance that the project's kind makes. Who has said
 * otherwise wants that first; what has come since follows by need. Nobody is paired with what mends nothing, whatever was said.
 */
export function pairingByNeed(
  regions: readonly Needing[],
  projects: readonly OfferedProject[],
  wishes?: Wishes,
): NamedPairing {
  const weakestFirst = [...regions].sort((a, b) => b.rank - a.rank);
  const bySponsor = Map.groupBy(projects, ({ sponsor }) => sponsor);
  return {
    counties: weakestFirst.map(({ id, shares }) => ({
      id,
      wants: asWished(
        shares.flatMap(({ kind, share }) =>
          projects
            .filter((project) => project.kind === kind && share > 0)
            .map((project) => ({ project: project.id, worth: Math.round(1_000 * share) / 10 })),
        ),
        ({ project }) => project,
        wishes?.regions.get(id),
      ),
    })),
    projects: projects.map(({ id, sponsor, places }) => ({ id, sponsor, places })),
    sponsors: [...bySponsor].map(([id, own]) => {
      const kinds = new Set(own.map(({ kind }) => kind));
      return {
        id,
        places: own.reduce((sum, { places }) => sum + places, 0),
        prefers: asWished(
          weakestFirst
            .filter(({ shares }) => shares.some(({ kind, share }) => kinds.has(kind) && share > 0))
            .map((region) => region.id),
          (region) => region,
          wishes?.sponsors.get(id),
        ),
      };
    }),
  };
}

function asWished<Each>(
  byNeed: readonly Each[],
  idOf: (each: Each) => string,
  wish: Wish | undefined,
): Each[] {
  if (!wish) return [...byNeed];
  const possible = new Map(byNeed.map((each) => [idOf(each), each]));
  const said = new Set([...wish.wants, ...wish.unwanted]);
  return [
    ...wish.wants.flatMap((id) => possible.get(id) ?? []),
    ...byNeed.filter((each) => !said.has(idOf(each))),
  ];
}
