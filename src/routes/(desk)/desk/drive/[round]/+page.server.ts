import { redirect } from '@sveltejs/kit';
import { driversRound, finishStop, sharePosition } from '#delivery';
import { isId, newId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { storeUpload } from '#shared/pictures.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { idField, scanForm } from '../../shipments/scan-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { shownRound } from './shown-round.ts';

/** Everything of the round at once: which stop is shown is a change of the address, also where there is no signal. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const round = await locals.read((call) => driversRound(call, isId(params.round) ? params.round : newId()));
  if (!round.ok) turnAway(round.refusal, locals.lang);
  if (round.value.round.status === 'planned') redirect(303, `/desk/rounds/${round.value.round.id}`);
  return {
    round: shownRound(round.value),
    personId: locals.actor.personId ?? '',
    reportId: newId(locals.now),
  };
};

export const actions: Actions = {
  done: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { id, temperatureC } = scanForm(form);
    const handedIds = form.getAll('parcel').map(String);
    const open = form.getAll('open').map(String);
    const why = String(form.get('why') ?? '');
    const reason = why === 'nobody-there' || why === 'refused' ? why : undefined;
    const nobody = form.has('nobody');
    const handed = nobody ? [] : handedIds.filter(isId);
    const left = open.filter((each) => isId(each) && !handed.includes(each));
    const outcome = await locals.call(async (call) => {
      const photo = form.get('photo');
      const picture: Outcome<{ readonly id: string } | undefined> =
        photo instanceof File && photo.size > 0
          ? await storeUpload(call, locals.files, await photo.bytes(), {
              id,
              altZh: '司机交货时拍的照片',
              altEn: 'The driver’s photo of the hand-over',
            })
          : ok(undefined);
      if (!picture.ok) return picture;
      return finishStop(call, {
        id,
        roundId: isId(params.round) ? params.round : newId(),
        nodeId: idField(form, 'node'),
        handedIds: handed,
        fetchedIds: form.getAll('fetch').map(String).filter(isId),
        ...(temperatureC === undefined ? {} : { temperatureC }),
        ...(nobody || reason
          ? {
              notLeft: {
                reason: nobody ? 'nobody-there' : (reason ?? 'refused'),
                note: String(form.get('note') ?? ''),
                ids: left,
              },
            }
          : {}),
        ...(picture.value ? { pictureId: picture.value.id } : {}),
      });
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/drive/${params.round}`);
  },

  share: async ({ locals, params, request }) => {
    const share = (await request.formData()).get('share') === 'yes';
    const roundId = isId(params.round) ? params.round : newId();
    const outcome = await locals.call((call) => sharePosition(call, { roundId, share }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    redirect(303, `/desk/drive/${params.round}`);
  },
};
