import type { Day } from '#shared/instant.ts';
import type { Unit } from '#shared/quantity.ts';

/** Goods of one kind and lot in an order. The lot is null until it is known: a presale before its harvest. */
export interface OrderedLine {
  readonly lotId: string | null;
  readonly lotCode: string | null;
  readonly gtin: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly milli: number;
  readonly unit: Unit;
}

/** What delivery is told of a paid order; `grams` is the mass expected of all of it. */
export interface OrderPaid {
  readonly orderId: string;
  readonly number: string;
  readonly sellerId: string;
  readonly nodeId: string;
  readonly serviceId: string;
  readonly departs: Day;
  readonly promisedDay: Day;
  readonly recipient: { readonly name: string; readonly phone: string };
  readonly lines: readonly OrderedLine[];
  readonly grams: number;
}

/** What delivery hears with the fact `order-packed`: the same goods by the scale. */
export interface OrderPacked {
  readonly orderId: string;
  readonly lines: readonly OrderedLine[];
  readonly grams: number;
}
