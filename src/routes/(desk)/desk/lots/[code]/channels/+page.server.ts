import { redirect } from '@sveltejs/kit';
import { measureSoon, platformNames } from '#channels';
import { allotmentKinds, channelIn, channelsOfLot, lotByCode, moveAllotment, setAllotment } from '#origin';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Outcome, ok, refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { refused, turnAway } from '../../../../../refused.ts';
import { amountIn, isGiven } from '../../../amount-form.ts';
import { broughtId } from '../../../brought-id.ts';
import type { Actions, PageServerLoad } from './$types';
import { noChannel, tableOf } from './channel-table.ts';

const refuse = refuserOf(refusals);

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { t, lang } = locals;
  const found = await locals.read(async (call) => {
    const channels = await channelsOfLot(call, params.code);
    if (!channels.ok) return channels;
    const platforms = await platformNames(call, channels.value.lot.sellerId);
    return ok({ ...channels.value, platforms });
  });
  if (!found.ok) return turnAway(found.refusal, lang);
  return {
    ...tableOf(found.value, t),
    moveId: newId(locals.now),
    done: url.searchParams.has('done'),
  };
};

interface Asked {
  readonly locals: App.Locals;
  readonly params: { readonly code: string };
  readonly request: Request;
}

async function act(
  { locals, params, request }: Asked,
  verb: (call: Call, lotId: string, form: FormData) => Promise<Outcome<undefined>>,
) {
  const form = await request.formData();
  const outcome = await locals.call(async (call) => {
    const lot = await lotByCode(call, params.code);
    return lot ? verb(call, lot.id, form) : refuse('request.not-found');
  });
  if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
  redirect(303, `/desk/lots/${params.code}/channels?done`);
}

export const actions: Actions = {
  move: (event) =>
    act(event, async (call, lotId, form) => {
      const [from, to] = ['from', 'to'].map((name) => channelIn(String(form.get(name) ?? '')));
      if (!from || !to) return noChannel();
      const id = broughtId(form, 'id', event.locals.now);
      const moved = await moveAllotment(call, { id, lotId, from, to, amount: amountIn(form, 'amount') });
      if (moved.ok) await measureSoon(call, [from, to]);
      return moved;
    }),
  set: (event) =>
    act(event, async (call, lotId, form) => {
      const channel = channelIn(String(form.get('channel') ?? ''));
      const kind = allotmentKinds.find((each) => each === form.get('kind'));
      if (!channel || channel === 'shop' || !kind) return noChannel();
      const ceiling = isGiven(form, 'ceiling') ? amountIn(form, 'ceiling') : undefined;
      const share = Number.parseInt(String(form.get('share') ?? '').normalize('NFKC'), 10);
      const shareBp = Number.isSafeInteger(share) ? share * 100 : undefined;
      const set = await setAllotment(call, { lotId, channel, kind, ceiling, shareBp });
      if (set.ok) await measureSoon(call, [channel]);
      return set;
    }),
};
