import type { OrderPacked, OrderPaid } from '#delivery';

declare module '#shared/outbox.ts' {
  interface Facts {
    'order-paid': OrderPaid;
    'order-packed': OrderPacked;
    /** Only of an order that was paid: delivery has heard of no other. */
    'order-cancelled': { readonly orderId: string };
  }
}
