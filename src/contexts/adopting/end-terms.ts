import type { Call } from '#shared/call.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { lockOver, saveEnd } from './adoptions.ts';
import { giveBackWaiting } from './give-back-waiting.ts';
import { DAYS_AFTER_TERM, stillHeld } from './kernel/adoption.ts';
import { payBack } from './refunds.ts';

const AT_ONCE = 500;

/**
 * Ends adoptions a month after their last day; a late picking could still be given until then. What is held then was not earned by any
 * delivery, and goes back to whoever paid. Answers how many ended.
 */
export async function endTerms(call: Call): Promise<number> {
  const over = await lockOver(call, addDays(dayOf(call.now), -DAYS_AFTER_TERM), AT_ONCE);
  for (const adoption of over) {
    await giveBackWaiting(call, adoption.id);
    const fen = stillHeld(adoption);
    await payBack(call, adoption, { cause: 'term-over', fen, ofHeldFen: fen });
    await saveEnd(call, adoption.id, 'ended');
  }
  return over.length;
}
