/** One of a platform's orders on our side. */
export interface OrderHere {
  readonly number: string;
  readonly status: 'placed' | 'refused' | 'cancelled' | 'too-late';
  readonly totalFen: number;
  /** What became of it has ended here: called off, lost, given back. */
  readonly ended: boolean;
  /** Heard of after the platform was asked last: it could not be among its answers. */
  readonly newer: boolean;
}

export interface OrderThere {
  readonly number: string;
  readonly status: 'paid' | 'cancelled' | 'refused';
  readonly totalFen: number;
}

/** A listing on both sides, when the platform was asked last; `told` is missing while something was on its way. */
export interface ListingSides {
  readonly sku: string;
  readonly toldPacks: number | null;
  readonly toldFen: number | null;
  readonly theirPacks: number | null;
  readonly theirFen: number | null;
}

export type Difference =
  | {
      readonly kind: 'not-here' | 'refused-here' | 'not-there' | 'off-there' | 'off-here';
      readonly number: string;
    }
  | { readonly kind: 'total'; readonly number: string; readonly hereFen: number; readonly thereFen: number }
  | {
      readonly kind: 'sells-more' | 'sells-less';
      readonly sku: string;
      readonly here: number;
      readonly there: number;
    }
  | { readonly kind: 'price'; readonly sku: string; readonly hereFen: number; readonly thereFen: number };

export type DifferenceKind = Difference['kind'];

/** Everything on which a platform and we disagree, by name; nothing when the two sides tell the same. */
export function differencesOf(sides: {
  readonly here: readonly OrderHere[];
  readonly there: readonly OrderThere[];
  readonly listings: readonly ListingSides[];
}): Difference[] {
  const here = new Map(sides.here.map((order) => [order.number, order]));
  const there = new Map(sides.there.map((order) => [order.number, order]));
  const ofTheirs = sides.there.flatMap((theirs): Difference[] => {
    const { number } = theirs;
    const ours = here.get(number);
    if (!ours) return theirs.status === 'paid' ? [{ kind: 'not-here', number }] : [];
    const live = ours.status === 'too-late' || (ours.status === 'placed' && !ours.ended);
    return [
      ...(ours.totalFen === theirs.totalFen
        ? []
        : [{ kind: 'total' as const, number, hereFen: ours.totalFen, thereFen: theirs.totalFen }]),
      ...(theirs.status === 'paid' && ours.status === 'refused'
        ? [{ kind: 'refused-here' as const, number }]
        : []),
      ...(theirs.status === 'paid' && ours.status !== 'refused' && !live && !ours.newer
        ? [{ kind: 'off-here' as const, number }]
        : []),
      ...(theirs.status !== 'paid' && live ? [{ kind: 'off-there' as const, number }] : []),
    ];
  });
  const notThere = sides.here
    .filter(({ number, status, newer }) => status === 'placed' && !newer && !there.has(number))
    .map(({ number }): Difference => ({ kind: 'not-there', number }));
  return [...ofTheirs, ...notThere, ...sides.listings.flatMap(ofListing)];
}

function ofListing({ sku, toldPacks, toldFen, theirPacks, theirFen }: ListingSides): Difference[] {
  const found: Difference[] = [];
  if (toldPacks !== null && theirPacks !== null && toldPacks !== theirPacks) {
    const kind = theirPacks > toldPacks ? 'sells-more' : 'sells-less';
    found.push({ kind, sku, here: toldPacks, there: theirPacks });
  }
  if (toldFen !== null && theirFen !== null && toldFen !== theirFen) {
    found.push({ kind: 'price', sku, hereFen: toldFen, thereFen: theirFen });
  }
  return found;
}
