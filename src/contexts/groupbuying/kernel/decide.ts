import type { Fen } from '#shared/money.ts';
import { bounds, type CycleTerms, type ItemTerms } from './terms.ts';

/** A member's paid order, first come first. */
export interface Joined {
  readonly orderId: string;
  /** Who it is: one person's orders count as one member. */
  readonly member: string;
  readonly lines: readonly {
    readonly position: number;
    readonly offerId: string;
    readonly milli: number;
    readonly fen: Fen;
  }[];
}

/** What is too little, with what there is and what there should be. */
export type Missing =
  | { readonly what: 'members'; readonly has: number; readonly least: number }
  | { readonly what: 'money'; readonly has: Fen; readonly least: Fen }
  | { readonly what: 'item'; readonly offerId: string; readonly has: number; readonly least: number };

export interface Decision {
  /** True: there is something to deliver, and every minimum of the whole cycle is reached without what is left out. */
  readonly made: boolean;
  /** The minimums that were missed: the whole cycle's, and of items somebody ordered. */
  readonly missing: readonly Missing[];
  /** What is delivered of each item, in thousandths. */
  readonly kept: ReadonlyMap<string, number>;
  readonly out: readonly {
    readonly orderId: string;
    readonly lines: { position: number; milli: number }[];
  }[];
  readonly members: number;
  readonly goodsFen: Fen;
}

/**
 * What becomes of a cycle by what was paid for. Items first: of one sold by the case the full cases are delivered, and one below its minimum
 * is not delivered at all. What goes is taken from those who joined last. What stays must then reach the minimum of the whole.
 */
export function decide(terms: CycleTerms, joined: readonly Joined[]): Decision {
  const taken = new Map<string, number>();
  for (const { offerId, milli } of joined.flatMap(({ lines }) => lines)) {
    taken.set(offerId, (taken.get(offerId) ?? 0) + milli);
  }
  const kept = new Map(terms.items.map((item) => [item.offerId, keptOf(item, taken.get(item.offerId) ?? 0)]));
  const out = leftOut(joined, taken, kept);
  const staying = joined.flatMap((order) => {
    const lines = order.lines.map((line) => {
      const gone = out.get(order.orderId)?.find(({ position }) => position === line.position)?.milli ?? 0;
      return { ...line, stays: line.milli - gone };
    });
    return lines.some(({ stays }) => stays > 0) ? [{ member: order.member, lines }] : [];
  });
  const members = new Set(staying.map(({ member }) => member)).size;
  const goodsFen = staying
    .flatMap(({ lines }) => lines)
    .reduce((sum, { fen, stays, milli }) => sum + Math.floor((fen * stays) / milli), 0);
  const short = wholeShort(terms, { members, goodsFen });
  return {
    made: members > 0 && short.length === 0,
    missing: [...short, ...itemsShort(terms, taken)],
    kept,
    out: [...out].map(([orderId, lines]) => ({ orderId, lines })),
    members,
    goodsFen,
  };
}

function keptOf(item: ItemTerms, milli: number): number {
  const full = item.caseMilli === undefined ? milli : milli - (milli % item.caseMilli);
  return full < bounds(item).least ? 0 : full;
}

function leftOut(
  joined: readonly Joined[],
  taken: ReadonlyMap<string, number>,
  kept: ReadonlyMap<string, number>,
): Map<string, { position: number; milli: number }[]> {
  const out = new Map<string, { position: number; milli: number }[]>();
  const surplus = new Map([...taken].map(([offerId, milli]) => [offerId, milli - (kept.get(offerId) ?? 0)]));
  for (const { orderId, lines } of joined.toReversed()) {
    for (const { position, offerId, milli } of lines.toReversed()) {
      const gone = Math.min(milli, surplus.get(offerId) ?? 0);
      if (gone === 0) continue;
      surplus.set(offerId, (surplus.get(offerId) ?? 0) - gone);
      out.set(orderId, [...(out.get(orderId) ?? []), { position, milli: gone }]);
    }
  }
  return out;
}

function wholeShort(
  { leastMembers, leastFen }: CycleTerms,
  { members, goodsFen }: { readonly members: number; readonly goodsFen: Fen },
): Missing[] {
  return [
    ...(members < leastMembers ? [{ what: 'members', has: members, least: leastMembers } as const] : []),
    ...(goodsFen < leastFen ? [{ what: 'money', has: goodsFen, least: leastFen } as const] : []),
  ];
}

function itemsShort({ items }: CycleTerms, taken: ReadonlyMap<string, number>): Missing[] {
  return items.flatMap((item) => {
    const has = taken.get(item.offerId) ?? 0;
    const { least } = bounds(item);
    return has > 0 && keptOf(item, has) < Math.max(least, item.caseMilli ?? 0)
      ? [{ what: 'item', offerId: item.offerId, has, least: Math.max(least, item.caseMilli ?? 0) } as const]
      : [];
  });
}
