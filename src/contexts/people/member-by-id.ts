import { type Call, may } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { ok } from '#shared/outcome.ts';
import { consents } from './consents.ts';
import { reachOf } from './kernel/reach.ts';
import { wanted } from './kernel/search.ts';
import { members } from './members.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** One member within reach, with the roles they hold and who may act for them. */
export async function memberById(call: Call, input: { readonly id: string }) {
  const reach = reachOf(call.actor);
  if (!may(call.actor, rights['see-directory']) || !reach) return refuse('people.not-allowed');
  if (!isId(input.id)) return refuse('people.person-unknown');
  const found = await members(call, reach, { wanted: wanted(''), personId: input.id, page: 1, size: 1 });
  const [member] = found.members;
  if (!member) return refuse('people.person-unknown');
  return ok({ member, helpers: await consents(call, { elderId: input.id }) });
}
