import { redirect } from '@sveltejs/kit';
import { type AskedEdit, editList, listMeasures, lookAtList } from '#region';
import { answered } from '../../../../../../answered.ts';
import { refused } from '../../../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';
import { listShown } from './support-shown.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { lang } = locals;
  const looked = answered(
    await locals.read((call) => lookAtList(call, params.assessment, params.unit)),
    lang,
  );
  const menu = answered(await locals.read((call) => listMeasures(call)), lang);
  return {
    ...listShown(looked),
    history: looked.history.map(({ version, edit, reason, at, byName }) => {
      const measure = menu.find((each) => each.measure.code === edit?.measure)?.measure;
      return {
        ...{ version, reason, at, byName },
        what: edit?.kind,
        measureZh: measure?.nameZh ?? edit?.measure ?? '',
        measureEn: measure?.nameEn ?? edit?.measure ?? '',
      };
    }),
  };
};

function editIn(form: FormData, kind: string): AskedEdit {
  const measure = String(form.get('measure') ?? '');
  if (kind !== 'change') return { kind: kind === 'add' ? 'add' : 'drop', measure };
  const whole = (name: string) => Number(String(form.get(name) ?? '').trim() || Number.NaN);
  return {
    kind,
    measure,
    cost: whole('cost'),
    own: whole('own'),
    note: String(form.get('note') ?? '').slice(0, 200),
  };
}

const action =
  (kind: AskedEdit['kind']): Actions[string] =>
  async ({ locals, params, request }) => {
    const form = await request.formData();
    const done = await locals.call((call) =>
      editList(call, {
        assessmentId: params.assessment ?? '',
        unit: params.unit ?? '',
        base: Number(form.get('base')),
        edit: editIn(form, kind),
        reason: String(form.get('reason') ?? ''),
      }),
    );
    if (!done.ok) return refused(done.refusal, locals.lang, form);
    redirect(303, `/desk/regions/${params.assessment}/${encodeURIComponent(params.unit ?? '')}/support`);
  };

export const actions: Actions = { add: action('add'), drop: action('drop'), change: action('change') };
