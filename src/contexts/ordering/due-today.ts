import { type Call, may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { countDue, type Due } from './order-lists.ts';
import { rights } from './rights.ts';
import { overCounty } from './scope.ts';

/** What ordering has for the caller's organisation to do today; nothing for who sells nothing. Officers see the county's claims. */
export async function dueToday(call: Call): Promise<Due | undefined> {
  const { actor } = call;
  if (!may(actor, rights['see-orders'])) return undefined;
  if (overCounty(actor)) return countDue(call, { today: dayOf(call.now) });
  const { organisationId } = actor;
  return organisationId === undefined
    ? undefined
    : countDue(call, { today: dayOf(call.now), sellerId: organisationId });
}
