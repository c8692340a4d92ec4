import type { ShipmentStatus } from './kernel/journey.ts';

declare module '#shared/outbox.ts' {
  interface Facts {
    /** A hand-over moved an order's shipment; `at` is when it happened (ISO 8601), not when we heard of it. */
    'shipment-moved': { readonly orderId: string; readonly status: ShipmentStatus; readonly at: string };
  }
}
