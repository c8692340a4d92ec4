import type { OrderPacked } from '#delivery';

declare module '#shared/outbox.ts' {
  interface Facts {
    'order-packed': OrderPacked;
    /** A claim has the other buyers of a lot asked. */
    'lot-questioned': { readonly questionId: string };
    /** One decision for everybody who bought of a lot. */
    'lot-decided': { readonly decisionId: string };
    /** Only of an order that was paid: delivery knows of no other. */
    'order-cancelled': { readonly orderId: string };
  }
}
