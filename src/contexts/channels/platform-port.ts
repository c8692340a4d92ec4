import { z } from 'zod';
import type { Fen } from '#shared/money.ts';

/** An order as the platform tells it. The buyer has paid the platform. */
export const orderThere = z.object({
  number: z.string().min(1).max(48),
  status: z.enum(['paid', 'cancelled', 'refused']),
  at: z.iso.datetime(),
  lines: z
    .array(
      z.object({
        sku: z.string().min(1).max(64),
        packs: z.int().positive().max(10_000),
        packFen: z.int().positive(),
      }),
    )
    .min(1)
    .max(50),
  freightFen: z.int().nonnegative(),
  totalFen: z.int().positive(),
  name: z.string(),
  phone: z.string(),
});
export type OrderThere = z.infer<typeof orderThere>;

/** A message of a platform after its signature was checked. A repeat has the same id. */
export const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('order'), id: z.string().min(1).max(128), order: orderThere }),
  z.object({
    kind: z.literal('refunded'),
    id: z.string().min(1).max(128),
    refundId: z.uuid(),
    reference: z.string().min(1).max(64),
    amountFen: z.int().positive(),
    at: z.iso.datetime(),
  }),
]);
export type Message = z.infer<typeof message>;

export interface ListingThere {
  readonly sku: string;
  readonly packFen: Fen;
  /** Packs it may still sell. */
  readonly left: number;
}

export interface StateThere {
  readonly orders: readonly OrderThere[];
  readonly listings: readonly ListingThere[];
}

/** What we ask of a platform. Every request is done once there, by our own id, however often it is sent. */
export interface PlatformPort {
  /** So many packs more, or called back; answers how many were added, or had not been sold and are given back. */
  moveStock(push: { id: string; sku: string; packs: number }, now: Date): Promise<number>;
  /** What one pack and the way cost from now on; an older number than the newest is passed over. */
  setTerms(
    push: { id: string; number: number; sku: string; title: string; packFen: Fen; freightFen: Fen },
    now: Date,
  ): Promise<void>;
  /** We took the order: its payment's id here, for refunds. Or we did not, and the platform pays its buyer back. */
  answer(
    order: { number: string; paymentId?: string | undefined; refusal?: string | undefined },
    now: Date,
  ): Promise<void>;
  /** Its orders since a moment and its listings, as they stood together. */
  state(since: Date, now: Date): Promise<StateThere>;
  /** What a request tells, or undefined when its signature is wrong or too old. */
  read(body: string, headers: Headers, now: Date): Message | undefined;
}
