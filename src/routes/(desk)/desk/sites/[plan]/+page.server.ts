import { redirect } from '@sveltejs/kit';
import {
  type Asked,
  chooseTry,
  dropTry,
  isRunning,
  keepTry,
  lookAtWhatIf,
  prepareTry,
  stopTry,
  waysOfGround,
  workOutTry,
} from '#planning';
import { parseYuan } from '#shared/money.ts';
import { answered } from '../../../../answered.ts';
import { refused } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { whatIf, tries } = answered(
    await locals.read((call) => lookAtWhatIf(call, params.plan)),
    locals.lang,
  );
  // The table of ways stays on the server.
  const { ways, ...ground } = whatIf.ground;
  return {
    ...{ whatIf: { ...whatIf, ground }, tries, running: isRunning(locals.county, params.plan) },
    waysSaid: waysOfGround(ways, locals.lang),
  };
};

export const actions: Actions = {
  // Worked out in threads of their own between two short transactions; whoever sent the form waits, nobody else does.
  try: async ({ locals, params, request }) => {
    const form = await request.formData();
    const asked = askedIn(form);
    const prepared = await locals.read((call) => prepareTry(call, params.plan, asked));
    if (!prepared.ok) return refused(prepared.refusal, locals.lang, form);
    const found = await workOutTry(locals.county, prepared.value, asked);
    if (!found.ok) return refused(found.refusal, locals.lang, form);
    const kept = await locals.call((call) => keepTry(call, params.plan, { asked, outcome: found.value }));
    if (!kept.ok) return refused(kept.refusal, locals.lang, form);
    redirect(303, `/desk/sites/${params.plan}#compared`);
  },
  stop: ({ locals, params }) => {
    stopTry(locals.county, params.plan);
    redirect(303, `/desk/sites/${params.plan}`);
  },
  keep: async ({ locals, params, request }) => {
    const form = await request.formData();
    const number = Number(form.get('number'));
    const kept = await locals.call((call) => chooseTry(call, params.plan, number || null));
    if (!kept.ok) return refused(kept.refusal, locals.lang, form);
    redirect(303, `/desk/sites/${params.plan}#compared`);
  },
  drop: async ({ locals, params, request }) => {
    const form = await request.formData();
    const dropped = await locals.call((call) => dropTry(call, params.plan, Number(form.get('number'))));
    if (!dropped.ok) return refused(dropped.refusal, locals.lang, form);
    redirect(303, `/desk/sites/${params.plan}#compared`);
  },
};

function askedIn(form: FormData): Asked {
  if (form.get('by') === 'hand') return { by: 'hand', villages: form.getAll('village').map(String) };
  const budgetFen = parseYuan(String(form.get('budget') ?? '').normalize('NFKC'));
  return { by: 'machine', budgetFen: budgetFen ?? Number.NaN, coverAll: form.get('cover-all') === 'yes' };
}
