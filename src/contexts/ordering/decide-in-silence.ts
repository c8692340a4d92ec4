import type { Call } from '#shared/call.ts';
import { claimById, overdueClaims, saveDecision } from './claims.ts';
import { stillPaid } from './kernel/line-money.ts';
import { lockOrder } from './orders.ts';
import { grantClaim } from './settle-claim.ts';

/** At once, so that a run ends in time; the next one goes on. */
const AT_ONCE = 200;

/** Grants what nobody answered by its deadline: silence is for the buyer, and the seller bears it. Orders in id order, as everybody locks them. */
export async function decideInSilence(call: Call): Promise<number> {
  const overdue = await overdueClaims(call, AT_ONCE);
  const claims = overdue.toSorted((a, b) => a.orderId.localeCompare(b.orderId));
  for (const found of claims) {
    const order = await lockOrder(call, found.orderId);
    // Read again under the lock: somebody may have answered while this waited.
    const claim = await claimById(call, found.id);
    const line = order?.lines.find(({ position }) => position === found.position);
    if (!order || !line || claim?.status !== 'asked') continue;
    const fen = Math.min(claim.askedFen, stillPaid(line));
    const silence = { as: 'silence', borneBy: 'seller', reason: '' } as const;
    if (fen > 0) await grantClaim(call, order, claim, { fen, ...silence });
    else await saveDecision(call, { id: claim.id, grantedFen: null, ...silence });
  }
  return claims.length;
}
