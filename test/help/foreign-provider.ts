import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { atEnd } from './at-end.ts';

/** What went wrong with a notice on its way, as real ones and forgers have been seen to do. */
export type Harm = 'none' | 'forged' | 'stale' | 'truncated' | 'changed' | 'for-another';

/** A message as a provider posts it. */
export interface Post {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** One line of a provider's bill, before it is written in the provider's way. */
export interface BilledLine {
  readonly refunded: boolean;
  /** The merchant's number of the payment, and of the refund if it is one. */
  readonly order: string;
  readonly refund: string;
  readonly reference: string;
  readonly fen: number;
}

/** A payment provider beside ours, on a socket of its own, that signs as the real one does. */
export interface ForeignProvider {
  readonly name: 'wechat' | 'alipay';
  /** The payer pays what they were shown. */
  pay(paymentId: string): void;
  /** What the provider posts about a payment or refund of its own, and what may happen to it. */
  paidNotice(paymentId: string, harm?: Harm): Post;
  refundNotice(refundId: string, harm?: Harm): Post;
  /** From now on every question is answered with 500, or as it should be. */
  down: boolean;
  /** How often money went back, by our refund's id. */
  readonly refunds: ReadonlyMap<string, { readonly fen: number }>;
  /** Answers are signed by somebody else. */
  impostor: boolean;
  /** What the provider writes into its bill instead of the truth. */
  billAs: (lines: readonly BilledLine[]) => readonly BilledLine[];
  /** What each account holds of a payment after what was taken back, in fen. */
  handedOn(paymentId: string): Record<string, number>;
  /** Whether the rest is the payee's to spend. */
  isFreed(paymentId: string): boolean;
  isPaid(paymentId: string): boolean;
  /** Whether the payer can still pay. */
  isOpen(paymentId: string): boolean;
}

/** Serves a door on a free port until the test file ends; answers its address. */
export async function served(app: Hono): Promise<string> {
  const server = createServer(getRequestListener(app.fetch));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
