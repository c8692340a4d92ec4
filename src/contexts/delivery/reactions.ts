import type { Reaction } from '#shared/outbox.ts';
import { onOrderCancelled } from './on-order-cancelled.ts';
import { onOrderPacked } from './on-order-packed.ts';

/** What delivery does about the facts of others. */
export const reactions: readonly Reaction[] = [
  { name: 'delivery/on-order-packed', hears: 'order-packed', run: onOrderPacked },
  { name: 'delivery/on-order-cancelled', hears: 'order-cancelled', run: onOrderCancelled },
];
