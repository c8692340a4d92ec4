import { redirect } from '@sveltejs/kit';
import { networkOf, onTimeOf, setCompanyPrefix } from '#delivery';
import { addDays, dayOf } from '#shared/instant.ts';
import { refused, turnAway } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';
import { searchedNetwork } from './searched-network.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const yesterday = addDays(dayOf(locals.now), -1);
  const month = { from: addDays(yesterday, -29), until: yesterday };
  const [network, onTime] = await locals.read(async (call) => [
    await networkOf(call),
    await onTimeOf(call, month),
  ]);
  if (!network.ok) turnAway(network.refusal, locals.lang);
  if (!onTime.ok) turnAway(onTime.refusal, locals.lang);
  const { roles, organisationId } = locals.actor;
  const county = roles.includes('officer') || roles.includes('admin');
  const words = url.searchParams.get('q') ?? '';
  const { nodes, services } = searchedNetwork(network.value, words);
  return {
    ...network.value,
    words,
    shown: { nodes, services },
    onTime: onTime.value,
    month,
    county,
    carries: roles.includes('carrier') ? organisationId : undefined,
  };
};

export const actions: Actions = {
  prefix: async ({ locals, request }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) =>
      setCompanyPrefix(call, String(form.get('prefix') ?? '').trim()),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/network');
  },
};
