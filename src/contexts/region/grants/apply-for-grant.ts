import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { insertEvent } from './grant-events.ts';
import { refuseGrant } from './grant-refusals.ts';
import { insertGrant } from './grants.ts';
import { lookAtScheme } from './open-scheme.ts';

/** Asks for a grant for the caller's organisation. Sent twice it is one. */
export async function applyForGrant(
  call: Call,
  {
    id,
    schemeId,
    optionId,
    title,
    text,
    askedFen,
  }: {
    readonly id: string;
    readonly schemeId: string;
    readonly optionId?: string;
    readonly title: string;
    readonly text: string;
    readonly askedFen: Fen | undefined;
  },
): Promise<Outcome<{ readonly id: string }>> {
  const { organisationId } = call.actor;
  if (!organisationId || !may(call.actor, rights['apply-for-grants'])) {
    return refuseGrant('region.grants-not-allowed');
  }
  const looked = await lookAtScheme(call, schemeId);
  if (!looked.ok) return looked;
  const { scheme, options } = looked.value;
  if (scheme.closed) return refuseGrant('region.grant-moved-on');
  const option = options.find((each) => each.id === optionId);
  if (scheme.kind === 'project' && !option) return refuseGrant('region.grant-wrong', { field: 'project' });
  const most = option?.mostFen ?? scheme.mostFen;
  if (askedFen === undefined || askedFen <= 0 || askedFen > most) {
    return refuseGrant('region.grant-wrong', { field: '金额 amount' });
  }
  if (title.trim() === '' || text.trim() === '')
    return refuseGrant('region.grant-wrong', { field: '说明 text' });
  const fresh = await insertGrant(call, {
    ...{ id, schemeId, organisationId, askedFen },
    optionId: option?.id,
    title: title.trim().slice(0, 120),
    text: text.trim().slice(0, 4_000),
  });
  if (fresh) {
    await insertEvent(call, id, { kind: 'applied', fen: askedFen });
    await recordHelpedAct(call, 'keep-grants', title);
  }
  return ok({ id });
}
