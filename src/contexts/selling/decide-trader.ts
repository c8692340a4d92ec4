import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { decideTraderRow, traderOf } from './traders.ts';

/** Lets somebody who asked in to the list of the caller's organisation, turns them down, or ends it later. What they ordered stays ordered. */
export async function decideTrader(
  call: Call,
  { personId, admit }: { readonly personId: string; readonly admit: boolean },
): Promise<Outcome<undefined>> {
  const sellerId = call.actor.organisationId;
  if (!may(call.actor, rights['keep-offers']) || sellerId === undefined) return refuse('selling.not-allowed');
  const trader = isId(personId) ? await traderOf(call, { sellerId, personId }) : undefined;
  if (!trader) return refuse('selling.no-such-trader');
  const turnedDown = trader.status === 'admitted' ? 'ended' : 'turned-down';
  await decideTraderRow(call, trader, admit ? 'admitted' : turnedDown);
  await recordHelpedAct(call, 'keep-offers', trader.name);
  return ok();
}
