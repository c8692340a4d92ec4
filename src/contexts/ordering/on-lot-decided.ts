import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { announce } from '#shared/outbox.ts';
import { payBack } from './carry-out.ts';
import { claimsOf, saveDecision } from './claims.ts';
import { stillPaid } from './kernel/line-money.ts';
import { givenByDecision } from './kernel/lot-question.ts';
import { moneyByDraw } from './kernel/money-by-draw.ts';
import {
  givenBefore,
  insertDecisionLine,
  type LotDecision,
  linesToDecide,
  lockLotDecision,
  markCarriedOut,
  type ReachedLine,
} from './lot-decisions.ts';
import { lockOrder, type OrderLine } from './orders.ts';

/** So many lines in one transaction: a lot of thousands of buyers is carried out in steps, each of them whole. */
const AT_ONCE = 50;

/**
 * Carries out a decision on a lot for the next of its lines and says so again until none is left. A line's row is written with its
 * refund: heard twice, or killed between two steps, no line is paid back twice and none is left out.
 */
export async function onLotDecided(call: Call, fact: { readonly decisionId: string }): Promise<void> {
  const decision = await lockLotDecision(call, fact.decisionId);
  if (!decision || decision.carriedOutAt) return;
  const lines = await linesToDecide(call, decision, AT_ONCE);
  for (const line of lines) await giveFor(call, decision, line);
  if (lines.length < AT_ONCE) await markCarriedOut(call, decision.id);
  else await announce(call, 'lot-decided', fact);
}

async function giveFor(call: Call, decision: LotDecision, reached: ReachedLine): Promise<void> {
  const order = await lockOrder(call, reached.orderId);
  const line = order?.lines.find(({ position }) => position === reached.position);
  if (!order || !line) throw new Error(`line ${reached.position} of order ${reached.orderId} is gone`);
  // Called off or lost while this waited: everything was given back then.
  const fen = order.endedAt
    ? 0
    : givenByDecision({
        lotFen: lotPart(line, decision.lotId),
        basisPoints: decision.basisPoints,
        givenBeforeFen: await givenBefore(call, decision.lotId, reached),
        stillPaidFen: stillPaid(line),
      });
  await insertDecisionLine(call, { decisionId: decision.id, ...reached, fen });
  const { position } = line;
  const { borneBy, reason } = decision;
  if (fen > 0) await payBack(call, order, { cause: 'claim', fen, position, bearer: borneBy });
  const standing = (await claimsOf(call, [order.id])).filter(
    (claim) => claim.status === 'asked' && claim.position === position,
  );
  for (const { id } of standing) {
    await saveDecision(call, {
      ...{ id, grantedFen: fen > 0 ? fen : null, reason, as: 'lot', borneBy },
      decidedByName: decision.decidedByName,
    });
  }
}

/** What the lot's goods in a line came to. */
function lotPart(line: OrderLine, lotId: string): Fen {
  const money = moneyByDraw(line.finalFen ?? line.heldFen, line.draws);
  return line.draws.reduce((sum, draw, index) => sum + (draw.lotId === lotId ? (money[index] ?? 0) : 0), 0);
}
