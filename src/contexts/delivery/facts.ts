import type { Day } from '#shared/instant.ts';
import type { ShipmentStatus } from './kernel/journey.ts';

declare module '#shared/outbox.ts' {
  interface Facts {
    /** A hand-over moved an order's shipment; `at` is when it happened (ISO 8601), not when we heard of it. */
    'shipment-moved': { readonly orderId: string; readonly status: ShipmentStatus; readonly at: string };
    /** An order's parcel will not be there on the day last told but on this one, and why, in both languages. */
    'promise-changed': PromiseChanged;
  }
}

export interface PromiseChanged {
  /** Of the message to its buyer: heard twice, it is told once. */
  readonly noticeId: string;
  readonly orderId: string;
  readonly day: Day;
  readonly zh: string;
  readonly en: string;
}
