import type { Fen } from '#shared/money.ts';

declare module '#shared/outbox.ts' {
  interface Facts {
    'payment-settled': {
      readonly checkoutId: string;
      readonly paymentId: string;
      readonly fen: Fen;
      readonly at: string;
    };
    'payment-closed': { readonly checkoutId: string; readonly paymentId: string };
    'refund-asked': { readonly refundId: string };
    'refund-settled': {
      readonly refundId: string;
      readonly checkoutId: string;
      readonly orderId: string;
      readonly fen: Fen;
    };
  }
}
