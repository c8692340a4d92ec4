/** An advance that is out, and what it hangs on: its household, group, village, crop and buyer, as far as known. Fen. */
export interface Exposure {
  readonly fen: number;
  readonly hangsOn: Readonly<Record<string, string>>;
}

/** One thing that more hangs on than the cap allows. */
export interface OverCap {
  readonly kind: string;
  readonly name: string;
  readonly share: number;
  readonly cap: number;
  /** What would have to be repaid, or lent elsewhere, for it to keep to its cap; fen. */
  readonly over: number;
}

/** How evenly what is out is spread over the things of a kind. */
export interface Concentration {
  readonly kind: string;
  /** Herfindahl and Hirschman’s index, Σ share²: 1 where all hangs on one, 1/n where evenly on n. */
  readonly hhi: number;
  readonly largest: { readonly name: string; readonly share: number };
}

export function concentrationsOf(exposures: readonly Exposure[]): readonly Concentration[] {
  const all = exposures.reduce((sum, { fen }) => sum + fen, 0);
  return [...sumsOf(exposures)].map(([kind, sums]) => {
    const shares = [...sums].map(([name, fen]) => ({ name, share: all > 0 ? fen / all : 0 }));
    return {
      kind,
      hhi: shares.reduce((sum, { share }) => sum + share * share, 0),
      largest: shares.reduce((most, each) => (each.share > most.share ? each : most)),
    };
  });
}

/** What hangs on one thing more than its kind’s cap (a share of all that is out) allows, the furthest over first. */
export function overCaps(
  exposures: readonly Exposure[],
  caps: Readonly<Record<string, number>>,
): readonly OverCap[] {
  const all = exposures.reduce((sum, { fen }) => sum + fen, 0);
  const found: OverCap[] = [];
  for (const [kind, sums] of sumsOf(exposures)) {
    const cap = caps[kind];
    if (cap === undefined) continue;
    for (const [name, fen] of sums) {
      const over = fen - Math.floor(cap * all);
      if (over > 0) found.push({ kind, name, share: fen / all, cap, over });
    }
  }
  return found.sort((a, b) => b.over - a.over);
}

function sumsOf(exposures: readonly Exposure[]): Map<string, Map<string, number>> {
  const kinds = new Map<string, Map<string, number>>();
  for (const { fen, hangsOn } of exposures) {
    for (const [kind, name] of Object.entries(hangsOn)) {
      const sums = kinds.get(kind) ?? new Map<string, number>();
      sums.set(name, (sums.get(name) ?? 0) + fen);
      kinds.set(kind, sums);
    }
  }
  return kinds;
}
