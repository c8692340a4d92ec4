import { type Call, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { consents } from './consents.ts';
import { hatsOf } from './organisations.ts';
import { person } from './persons.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** Everything on one's own page: who one is, the hats one holds, who may act for one, and for whom one may act. */
export async function ownAccount(call: Call) {
  const { personId } = call.actor;
  if (!may(call.actor, rights['see-own-account'])) return refuse('people.not-allowed');
  if (personId === undefined) return refuse('people.sign-in-needed');
  const found = await person(call, personId);
  if (!found) return refuse('people.person-unknown');
  return ok({
    person: found,
    hats: await hatsOf(call, personId),
    helpers: await consents(call, { elderId: personId }),
    elders: call.actor.helper ? [] : await consents(call, { helperId: personId }),
  });
}
