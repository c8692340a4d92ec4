import type { Call } from '#shared/call.ts';
import { milli } from '#shared/quantity.ts';
import { heldAt } from './kernel/standing.ts';
import { quotas } from './papers.ts';

/** How much may carry a mark within a term; thousandths of a kg. */
export interface Quota {
  readonly milliKg: number;
  readonly from: Date;
  readonly until: Date | null;
}

/**
 * The quota its holder has agreed with an operator for a product, in force now; `none` when there was one and it is over, undefined when
 * none was ever agreed: then the mark is not bound to a quantity.
 */
export async function quotaOf(
  call: Call,
  asked: { readonly issuerId: string; readonly holderId: string; readonly productCode: string },
): Promise<Quota | 'none' | undefined> {
  const agreed = await quotas(call, asked);
  if (agreed.length === 0) return undefined;
  const standing = agreed.find((paper) => heldAt(paper, call.now));
  if (!standing) return 'none';
  return { milliKg: milli(standing.quotaKg), from: standing.validFrom, until: standing.validUntil };
}
