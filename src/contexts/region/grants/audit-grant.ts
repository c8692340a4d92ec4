import { grantStanding, takeGrantBack } from '#paying';
import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { anotherJudges } from './decide-grant.ts';
import { eventsOf, insertEvent } from './grant-events.ts';
import { refuseGrant } from './grant-refusals.ts';
import { saveStatus } from './grants.ts';
import { grantSeen } from './look-at-grant.ts';

/** Writes down what an audit found. Whoever agreed to the grant or paid a stage of it does not audit it. */
export async function auditGrant(
  call: Call,
  { grantId, inOrder, text }: { readonly grantId: string; readonly inOrder: boolean; readonly text: string },
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['audit-grants'])) return refuseGrant('region.grants-not-allowed');
  const seen = await grantSeen(call, grantId, true);
  if (!seen.ok) return seen;
  const grant = seen.value;
  if (!anotherJudges(call, grant)) return refuseGrant('region.own-grant');
  const events = await eventsOf(call, grantId);
  const me = call.actor.personId;
  const decided = events.some(
    ({ kind, byId }) => byId !== undefined && byId === me && (kind === 'agreed' || kind === 'stage-paid'),
  );
  if (decided) return refuseGrant('region.own-grant');
  if (!events.some(({ kind }) => kind === 'stage-paid')) return refuseGrant('region.grant-moved-on');
  if (text.trim() === '') return refuseGrant('region.grant-wrong', { field: '结论 finding' });
  await insertEvent(call, grantId, { kind: inOrder ? 'audit-in-order' : 'audit-misused', text });
  await recordHelpedAct(call, 'keep-grants', grant.title);
  return ok();
}

/**
 * Calls money back that an audit found misused: in the book it goes from whoever got it to the fund, never more than they hold of it,
 * and nothing more is paid. `id` is made where the form is made: sent twice it is taken once.
 */
export async function takeBack(
  call: Call,
  {
    id,
    grantId,
    fen,
    reason,
  }: {
    readonly id: string;
    readonly grantId: string;
    readonly fen: Fen | undefined;
    readonly reason: string;
  },
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['decide-grants'])) return refuseGrant('region.grants-not-allowed');
  const seen = await grantSeen(call, grantId, true);
  if (!seen.ok) return seen;
  const grant = seen.value;
  if (!anotherJudges(call, grant)) return refuseGrant('region.own-grant');
  const events = await eventsOf(call, grantId);
  if (events.some((event) => event.id === id)) return ok();
  const last = events.findLast(({ kind }) => kind.startsWith('audit-'));
  const standing = await grantStanding(call, grantId);
  if (last?.kind !== 'audit-misused' || fen === undefined || fen <= 0 || fen > standing) {
    return refuseGrant('region.not-audited');
  }
  if (reason.trim() === '') return refuseGrant('region.grant-wrong', { field: '理由 reason' });
  await takeGrantBack(call, { id, grantId, organisationId: grant.organisationId, fen });
  await saveStatus(call, grantId, { status: 'called-back' });
  await insertEvent(call, grantId, { id, kind: 'taken-back', fen, text: reason });
  await recordHelpedAct(call, 'keep-grants', grant.title);
  return ok();
}
