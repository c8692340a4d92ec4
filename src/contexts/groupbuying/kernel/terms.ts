import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';

/** What of one offer all members together must and may take. */
export interface ItemTerms {
  readonly offerId: string;
  /** Thousandths of the sold unit in a full case, and only full ones are delivered; undefined: not sold by the case. */
  readonly caseMilli?: number;
  /** In cases, or in sold units where there is none. */
  readonly least: number;
  readonly most?: number;
}

/** What a cycle is held to. */
export interface CycleTerms {
  readonly leastMembers: number;
  readonly leastFen: Fen;
  readonly mostMembers?: number;
  readonly items: readonly ItemTerms[];
}

/** What a leader sets for every cycle of a series. */
export interface SeriesTerms extends CycleTerms {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly noteZh: string;
  readonly noteEn: string;
  readonly nodeId: string;
  /** Local `HH:MM` at which a cycle opens. */
  readonly opens: string;
  readonly everyDays: number;
  readonly openHours: number;
  /** Longer, once, when a minimum is missed; 0: never. */
  readonly extendHours: number;
  /** The day the next cycle opens, and the last day one may; undefined: none is coming, no end is set. */
  readonly nextDay?: Day;
  readonly lastDay?: Day;
}

/** What `least` and `most` of an item count, in thousandths of its sold unit. */
export function counted({ caseMilli }: Pick<ItemTerms, 'caseMilli'>): number {
  return caseMilli ?? 1000;
}

/** The least and the most of an item in thousandths of its sold unit. */
export function bounds(item: ItemTerms): { readonly least: number; readonly most?: number } {
  const by = counted(item);
  return { least: item.least * by, ...(item.most === undefined ? {} : { most: item.most * by }) };
}
