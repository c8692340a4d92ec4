import { holdLot, lookAtLot, releaseHold } from '#origin';
import { newId } from '#shared/id.ts';
import { whoActed } from '#shared/who-acted.ts';
import { turnAway } from '../../../../../refused.ts';
import { broughtId } from '../../../brought-id.ts';
import { actOnLot } from '../../act-on-lot.ts';
import { lotHead } from '../../lot-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const file = await locals.read((call) => lookAtLot(call, params.code, 'hold-lots'));
  if (!file.ok) return turnAway(file.refusal, locals.lang);
  const standing = file.value.holds.find((hold) => hold.releasedAt === undefined);
  return {
    lot: lotHead(file.value, locals.t),
    holdId: newId(locals.now),
    standing: standing && {
      at: standing.heldAt,
      by: whoActed(locals.t, standing.personName),
      reason: standing.reason,
      heldBy: standing.heldBy,
    },
    officer: locals.actor.roles.includes('officer'),
  };
};

export const actions: Actions = {
  hold: (event) =>
    actOnLot(event, (call, lot, form) =>
      holdLot(call, {
        id: broughtId(form, 'id', event.locals.now),
        lotId: lot.id,
        reason: String(form.get('reason') ?? ''),
      }),
    ),
  release: (event) =>
    actOnLot(event, (call, lot, form) =>
      releaseHold(call, { lotId: lot.id, reason: String(form.get('reason') ?? '') }),
    ),
};
