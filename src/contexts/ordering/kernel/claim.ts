import type { Status } from './order-status.ts';

/** Fresh goods are looked at within two days of collecting them. */
export const HOURS_TO_CLAIM = 48;

export const reasons = ['spoiled', 'short', 'wrong', 'late', 'other'] as const;
export type Reason = (typeof reasons)[number];

/** Whether a claim can be made now, or why not. */
export function claimWindow(
  order: { readonly status: Status; readonly collectedAt?: Date },
  now: Date,
): 'open' | 'not-collected' | 'over' {
  if (order.status !== 'collected' || !order.collectedAt) return 'not-collected';
  return now <= claimsUntil(order.collectedAt) ? 'open' : 'over';
}

export function claimsUntil(collectedAt: Date): Date {
  return new Date(collectedAt.getTime() + HOURS_TO_CLAIM * 3_600_000);
}
