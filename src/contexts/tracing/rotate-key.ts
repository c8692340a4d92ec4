import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { custodialIssuer, holderOf, issueKey } from './custodial-issuer.ts';
import { endKey, keysByIds } from './issuer-keys.ts';
import { keyLine } from './kernel/entry.ts';
import { say } from './pending-statements.ts';
import { refuse, type TracingRefusal } from './refusals.ts';
import { rights } from './rights.ts';

// A transaction that is under way still signs with the key it found.
const OVERLAP_MS = 60_000;

/**
 * Puts a new key in the place of the one the platform keeps for the acting organisation. What the old one signed stays good; it ends a
 * minute from now.
 */
export async function rotateKey(call: Call): Promise<Outcome<{ readonly key: string }, TracingRefusal>> {
  if (!may(call.actor, rights['keep-keys'])) return refuse('tracing.not-allowed');
  const holder = holderOf(call);
  const { id } = await custodialIssuer(call, holder);
  const old = (await keysByIds(call, [id])).get(id);
  if (!old) throw new Error(`the key ${id} is gone`);
  const until = new Date(call.now.getTime() + OVERLAP_MS);
  await endKey(call, id, until);
  const { vkey, validFrom } = old;
  const from = validFrom.toISOString();
  await say(call, { type: 'maidehao/key/1', vkey, holder, from, until: until.toISOString() }, keyLine(id));
  await issueKey(call, holder);
  const { id: key } = await custodialIssuer(call, holder);
  return ok({ key });
}
