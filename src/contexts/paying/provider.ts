import { z } from 'zod';
import type { Fen } from '#shared/money.ts';

/** A provider's notice after its signature was checked: money came in, or went back. */
export const notice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('paid'),
    /** The provider's id of the notice: a repeat has the same. */
    id: z.string().min(1).max(64),
    paymentId: z.uuid(),
    reference: z.string().min(1).max(64),
    amountFen: z.int().positive(),
    at: z.iso.datetime(),
  }),
  z.object({
    kind: z.literal('refunded'),
    id: z.string().min(1).max(64),
    refundId: z.uuid(),
    reference: z.string().min(1).max(64),
    amountFen: z.int().positive(),
    at: z.iso.datetime(),
  }),
]);
export type Notice = z.infer<typeof notice>;

/** The county's account at a provider. */
export interface Merchant {
  readonly provider: string;
  /** Where the provider's machine door is. */
  readonly apiUrl: string;
  /** Where the payer is sent; may be a path when the provider answers on our own address. */
  readonly cashierUrl: string;
  /** Where the provider's notices reach us. */
  readonly notifyUrl: string;
  readonly key: string;
}

/** What we ask of a payment provider. Every request is idempotent by our own id at the provider's. */
export interface Provider {
  /** The signed address that shows the payer the cashier. Nothing is sent: the signature carries the request. */
  cashier(
    payment: { paymentId: string; title: string; amountFen: Fen; returnUrl: string },
    now: Date,
  ): string;
  /** Asks for a refund; the answer comes as a notice. */
  refund(
    input: { refundId: string; paymentId: string; amountFen: Fen; reason: string },
    now: Date,
  ): Promise<void>;
  /** What the provider knows of a payment or refund whose notice has not come. */
  ask(about: { paymentId: string } | { refundId: string }, now: Date): Promise<Notice | undefined>;
  /** The notice in a request's body, or undefined when the signature is wrong or older than five minutes. */
  read(body: string, headers: Headers, now: Date): Notice | undefined;
}
