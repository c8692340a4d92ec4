import { type Drive, headOf, tailOf } from './drives.ts';
import type { Roads } from './roads.ts';

/**
 * Where one stands at a junction. It is one stand for whoever may turn into every street; whoever came by a drive after which turns are
 * forbidden has a stand of his own there, which leads into those streets alone that are left to him. A quickest way over stands keeps every
 * restriction, and there are only so many stands more as there are drives with forbidden turns. Stands 0 … junctions - 1 are the junctions.
 */
export class SplitJunctions {
  readonly count: number;
  readonly #ends: Pick<Roads, 'from' | 'to'>;
  readonly #standAfter = new Map<Drive, number>();
  /** By junction: stands of those who may not turn everywhere, with what is forbidden them. */
  readonly #copies = new Map<number, { readonly stand: number; readonly forbidden: Set<Drive> }[]>();

  constructor(ends: Pick<Roads, 'from' | 'to' | 'junctions' | 'turns'>) {
    const { junctions, turns } = ends;
    this.#ends = ends;
    for (const [at, from] of turns.from.entries()) {
      const to = turns.to[at] as number;
      const copies = this.#copies.get(headOf(ends, from)) ?? [];
      const known = this.#standAfter.get(from);
      if (known !== undefined) copies.find(({ stand }) => stand === known)?.forbidden.add(to);
      else {
        const stand = junctions + this.#standAfter.size;
        this.#standAfter.set(from, stand);
        this.#copies.set(headOf(ends, from), [...copies, { stand, forbidden: new Set([to]) }]);
      }
    }
    this.count = junctions + this.#standAfter.size;
  }

  /** Where one stands after a drive. */
  after(drive: Drive): number {
    return this.#standAfter.get(drive) ?? headOf(this.#ends, drive);
  }

  /** Every stand from which one may set out on a drive. */
  eachBefore(drive: Drive, each: (stand: number) => void): void {
    const junction = tailOf(this.#ends, drive);
    each(junction);
    for (const { stand, forbidden } of this.#copies.get(junction) ?? [])
      if (!forbidden.has(drive)) each(stand);
  }
}
