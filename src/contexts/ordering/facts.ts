import type { OrderPacked, OrderPaid } from '#delivery';

declare module '#shared/outbox.ts' {
  interface Facts {
    'order-paid': OrderPaid;
    'order-packed': OrderPacked;
    /** A claim has the other buyers of a lot asked. */
    'lot-questioned': { readonly questionId: string };
    /** One decision for everybody who bought of a lot. */
    'lot-decided': { readonly decisionId: string };
    /** Only of an order that was paid: delivery has heard of no other. */
    'order-cancelled': { readonly orderId: string };
  }
}
