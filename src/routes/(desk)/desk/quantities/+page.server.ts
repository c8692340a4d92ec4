import { redirect } from '@sveltejs/kit';
import { lotByCode } from '#origin';
import type { Call } from '#shared/call.ts';
import { type Imbalance, listImbalances, lookIntoImbalance } from '#tracing';
import { pageNumber } from '$ui/query.ts';
import { amountWords } from '../../../amount-words.ts';
import { lotLabel } from '../../../lot-label.ts';
import { refused, turnAway } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const SIZE = 20;
const kinds: readonly Imbalance['kind'][] = ['lot', 'process', 'doubted'];

export const load: PageServerLoad = async ({ locals, url }) => {
  const { lang, t } = locals;
  const page = pageNumber(url);
  const looked = url.searchParams.has('all');
  const found = await locals.read(async (call) => {
    const listed = await listImbalances(call, { limit: SIZE, offset: (page - 1) * SIZE, looked });
    if (!listed.ok) return listed;
    const rows = [];
    for (const each of listed.value.imbalances) rows.push({ ...each, ours: await ours(call, each) });
    return { ok: true as const, value: { count: listed.value.count, rows } };
  });
  if (!found.ok) return turnAway(found.refusal, lang);
  return {
    page,
    size: SIZE,
    looked,
    count: found.value.count,
    rows: found.value.rows.map((row) => ({
      thing: row.thing,
      kind: row.kind,
      code: lotLabel(row.thing)?.lot ?? row.thing,
      ours: row.ours,
      wentIn: amountWords(row.wentIn, row.unit, t),
      wentOut: amountWords(row.wentOut, row.unit, t),
      events: row.events,
      foundAt: row.foundAt,
      note: row.note,
      notedAt: row.notedAt,
    })),
  };
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) =>
      lookIntoImbalance(call, {
        thing: String(form.get('thing') ?? ''),
        kind: kinds.find((each) => each === form.get('kind')) ?? 'lot',
        note: String(form.get('note') ?? ''),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `${url.pathname}${url.search}`);
  },
};

/** The lot's code and label path where it is one of the county's. */
async function ours(call: Call, { thing }: Imbalance) {
  const label = lotLabel(thing);
  const lot = label && (await lotByCode(call, label.lot));
  return lot?.gtin === label?.gtin && lot
    ? { code: lot.code, path: `/01/${lot.gtin}/10/${lot.code}` }
    : undefined;
}
