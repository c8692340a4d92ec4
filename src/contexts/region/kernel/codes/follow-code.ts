/** A code that is no longer used, and what stands in its place since a year: several for one that was split, one for several that were merged. */
export interface CodeChange {
  readonly old: string;
  readonly into: string;
  readonly year: number;
}

export type Followed =
  | { readonly code: string }
  /** Its figures cannot be told apart, or not put together, without knowing more than a code. */
  | { readonly fault: 'split' | 'merged'; readonly into: string; readonly year: number };

/**
 * The code by which a region goes today, through however many renames. A region that was split has no one code, and of one that was merged with
 * others the figures are a part of another's: both are told. A circle of changes ends where it began.
 */
export function followCode(code: string, changes: readonly CodeChange[]): Followed {
  const seen = new Set<string>();
  let now = code;
  for (;;) {
    if (seen.has(now)) return { code: now };
    seen.add(now);
    const next = changes.filter(({ old, into }) => old === now && into !== now);
    const [first] = next;
    if (!first) return { code: now };
    if (next.length > 1)
      return { fault: 'split', into: next.map(({ into }) => into).join('、'), year: first.year };
    const others = changes.filter(({ old, into }) => into === first.into && old !== now && old !== into);
    // It may also go on under its own code with another merged into it: then this one's figures are still a part only.
    if (others.length > 0) return { fault: 'merged', into: first.into, year: first.year };
    now = first.into;
  }
}
