import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { payBack } from './carry-out.ts';
import { type Claim, type DecidedAs, saveDecision } from './claims.ts';
import type { Bearer } from './kernel/bearer.ts';
import type { Order } from './orders.ts';

/** Grants a claim whose order is locked: the decision stands with who bears it, and the money goes back. */
export async function grantClaim(
  call: Call,
  order: Order,
  claim: Pick<Claim, 'id' | 'position'>,
  grant: {
    readonly fen: Fen;
    readonly as: DecidedAs;
    readonly borneBy: Bearer;
    readonly reason: string;
  },
): Promise<void> {
  const { fen, as, borneBy, reason } = grant;
  await saveDecision(call, { id: claim.id, grantedFen: fen, reason, as, borneBy });
  await payBack(call, order, { cause: 'claim', fen, position: claim.position, bearer: borneBy });
}
