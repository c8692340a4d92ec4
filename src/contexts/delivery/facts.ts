import type { Day } from '#shared/instant.ts';
import type { ShipmentStatus } from './kernel/journey.ts';

declare module '#shared/outbox.ts' {
  interface Facts {
    /** A hand-over moved an order's shipment; `at` is when it happened (ISO 8601), not when we heard of it. */
    'shipment-moved': { readonly orderId: string; readonly status: ShipmentStatus; readonly at: string };
    /** An order's parcel will not be there on the day last told but on this one, and why, in both languages. */
    'promise-changed': PromiseChanged;
    /** A parcel waits on a shelf, and its keeper has its buyer told again. */
    'parcel-waits': ParcelWaits;
    /** Aboard a round it was measured warmer than what it carries may be. */
    'round-measured-warm': { readonly roundId: string };
    /** Parcels go back that somebody would not take, or that are damaged. */
    'goods-turned-back': GoodsTurnedBack;
    /** A day that these carriers drive together has become their rounds, in the place of what each had planned; `at` is ISO 8601. */
    'rounds-pooled': { readonly day: Day; readonly carrierIds: readonly string[]; readonly at: string };
    /** The rounds of a day that these carriers pooled at this moment (ISO 8601) were taken back. */
    'rounds-unpooled': { readonly day: Day; readonly carrierIds: readonly string[]; readonly at: string };
  }
}

export interface GoodsTurnedBack {
  /** Of what was said at the stop or the shelf: heard twice, it is one. */
  readonly reportId: string;
  readonly day: Day;
  readonly reason: 'refused' | 'damaged';
  readonly note: string;
  /** The vehicle that has them; null while they wait where they were turned back. */
  readonly roundId: string | null;
  readonly carrierId: string;
  readonly nodeId: string;
  readonly shipmentIds: readonly string[];
  readonly orderNumbers: readonly string[];
  readonly byName: string;
  /** ISO 8601 */
  readonly at: string;
}

export interface ParcelWaits {
  /** Of the message to its buyer: heard twice, it is told once. */
  readonly noticeId: string;
  readonly orderId: string;
  /** How long it has waited. */
  readonly days: number;
  /** The name of the place. */
  readonly zh: string;
  readonly en: string;
}

export interface PromiseChanged {
  /** Of the message to its buyer: heard twice, it is told once. */
  readonly noticeId: string;
  readonly orderId: string;
  readonly day: Day;
  readonly zh: string;
  readonly en: string;
}
