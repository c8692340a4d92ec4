import { redirect } from '@sveltejs/kit';
import { networkOf } from '#delivery';
import { reportTrouble, type TroubleSeen } from '#dispatching';
import { isId, newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { answered } from '../../../../answered.ts';
import { idIn } from '../../../../id-in.ts';
import { refused } from '../../../../refused.ts';
import { dayAsked } from '../../shipments/asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const network = answered(await locals.read((call) => networkOf(call)), locals.lang);
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  return {
    id: newId(locals.now),
    day: dayAsked(url, dayOf(locals.now)),
    kind: url.searchParams.get('kind') ?? 'late-bus',
    reported: url.searchParams.has('reported'),
    label: url.searchParams.get('label') ?? '',
    buses: network.services
      .filter(({ byBus, active }) => byBus && active)
      .flatMap(({ id, toNodeId, arrives }) => {
        const node = nodes.get(toNodeId);
        return node ? [{ id, arrives, code: node.code, nameZh: node.nameZh, nameEn: node.nameEn }] : [];
      })
      .toSorted((a, b) => a.code.localeCompare(b.code)),
  };
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const form = await request.formData();
    const day = dayAsked(url, dayOf(locals.now));
    const outcome = await locals.call((call) => reportTrouble(call, seenIn(form, day)));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    const plans = locals.actor.roles.some((role) => ['carrier', 'officer', 'admin'].includes(role));
    redirect(303, plans ? `/desk/day?day=${day}` : `/desk/day/report?day=${day}&reported`);
  },
};

function seenIn(form: FormData, day: string): TroubleSeen {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const number = (name: string) => (text(name) === '' ? Number.NaN : Number(text(name)));
  const common = { id: idIn(form, 'id'), day, note: text('note') };
  const kind = text('kind');
  if (kind === 'warm-box') {
    const [temperatureC, minutesWarm] = [number('temperature'), number('minutesWarm')];
    return { ...common, kind, label: text('label'), temperatureC, minutesWarm };
  }
  if (kind === 'refused-goods') return { ...common, kind, label: text('label') };
  const minutesLate = form.get('comes') === 'no' ? null : number('minutesLate');
  return {
    ...common,
    kind: 'late-bus',
    serviceIds: form.getAll('service').map(String).filter(isId),
    minutesLate,
  };
}
