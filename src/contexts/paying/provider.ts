import { z } from 'zod';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import type { BillLine } from './kernel/bill.ts';
import type { HandedOn } from './kernel/handed-on.ts';
import type { WayToPay } from './kernel/way-to-pay.ts';

/** A provider's notice after its signature was checked: money came in, or went back. */
export const notice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('paid'),
    /** The provider's id of the notice: a repeat has the same. */
    id: z.string().min(1).max(128),
    paymentId: z.uuid(),
    reference: z.string().min(1).max(64),
    amountFen: z.int().positive(),
    at: z.iso.datetime(),
  }),
  z.object({
    kind: z.literal('refunded'),
    id: z.string().min(1).max(128),
    refundId: z.uuid(),
    reference: z.string().min(1).max(64),
    amountFen: z.int().positive(),
    at: z.iso.datetime(),
  }),
  z.object({
    kind: z.literal('refund-failed'),
    id: z.string().min(1).max(128),
    refundId: z.uuid(),
    reference: z.string().min(1).max(64),
    /** In the provider's words, for the person who has to pay it back by hand. */
    why: z.string(),
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

export interface PaymentToShow {
  readonly paymentId: string;
  readonly title: string;
  readonly amountFen: Fen;
  /** Where the payer comes back to. */
  readonly returnUrl: string;
  readonly openedAt: Date;
}

export interface Payer {
  readonly way: WayToPay;
  /** The address the payer calls from: providers ask for it. */
  readonly ip: string;
  /** What WeChat gave its browser to find out who is paying, once. */
  readonly code?: string;
  /** Our page that opens WeChat's own payment window. */
  readonly windowUrl: string;
}

/** What the payer's browser does next. */
export type Cashier =
  | { readonly kind: 'address'; readonly url: string }
  /** A text to be shown as a QR code and scanned with the provider's app. */
  | { readonly kind: 'scan'; readonly text: string }
  /** What WeChat's browser needs to open its payment window (`WeixinJSBridge`, `getBrandWCPayRequest`). */
  | { readonly kind: 'window'; readonly order: Readonly<Record<string, string>> }
  /** The payment was begun in another browser in another way, and can be paid only there. */
  | { readonly kind: 'elsewhere' };

/** What a verified message of a provider comes to; `nothing` is to be acknowledged and changes nothing. */
export type Told = Notice | 'nothing';

/** A payment or a refund at the provider, by our own ids. */
export interface Asked {
  readonly paymentId: string;
  readonly refundId?: string;
}

/** Shares of a settled payment to be handed on by the provider, in one request. */
export interface SharingToSend {
  /** The provider's own number of the payment. */
  readonly reference: string;
  /** Ours of this request. */
  readonly number: string;
  readonly receivers: readonly HandedOn[];
  /** Frees what is left for the payee. */
  readonly last: boolean;
}

/** Part of a refund that has to come back from an account it was handed on to. */
export interface TakeBack {
  readonly sharingNumber: string;
  readonly number: string;
  readonly account: string;
  readonly fen: Fen;
}

/** What we ask of a payment provider. Every request is idempotent by our own id at the provider's. */
export interface Provider {
  /** Where or how the payer pays. Asked again, it is the same order there. */
  cashier(payment: PaymentToShow, payer: Payer, now: Date): Promise<Cashier>;
  /** Lets nobody pay any more. Answers the notice when it was paid already. */
  close(paymentId: string, now: Date): Promise<Notice | undefined>;
  /** Asks for a refund; the answer comes at once or as a notice. */
  refund(
    input: {
      refundId: string;
      paymentId: string;
      amountFen: Fen;
      paidFen: Fen;
      reason: string;
      takeBack: readonly TakeBack[];
    },
    now: Date,
  ): Promise<Notice | undefined>;
  /** What the provider knows of a payment or refund whose notice has not come. */
  ask(about: Asked, now: Date): Promise<Notice | undefined>;
  /** What a request tells, or undefined when its signature is wrong or too old, or it is not about this account. */
  read(body: string, headers: Pick<Headers, 'get'>, now: Date): Told | undefined;
  /** Hands shares on; asked again, it answers how far it is, and which accounts cannot get theirs. The sandbox hands nothing on. */
  share?(sharing: SharingToSend, now: Date): Promise<{ done: boolean; failed: readonly string[] }>;
  /** All that was paid and given back on a full day; undefined while the provider has not made its bill. The sandbox makes none. */
  bill?(day: Day, now: Date): Promise<readonly BillLine[] | undefined>;
}
