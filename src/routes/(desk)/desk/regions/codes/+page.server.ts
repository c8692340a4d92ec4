import { readTable } from '#importing';
import { bringCodeChanges, codeChanges } from '#region';
import { sentenceOf } from '../../../../refusals.ts';
import { refused } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  changes: await locals.read((call) => codeChanges(call)),
});

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const file = form.get('file');
    const table = await readTable(file instanceof File ? await file.bytes() : new Uint8Array());
    if (!table.ok) return refused(table.refusal, locals.lang, form);
    const brought = await locals.call((call) => bringCodeChanges(call, table.value.lines));
    if (!brought.ok) return refused(brought.refusal, locals.lang, form);
    return {
      refusal: undefined,
      added: brought.value.added,
      faulty: brought.value.refused.map(({ line, refusal }) => ({
        line,
        what: sentenceOf(refusal, locals.lang).what,
      })),
    };
  },
};
