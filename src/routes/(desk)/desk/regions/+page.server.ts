import { redirect } from '@sveltejs/kit';
import { MOST_MB, readTable } from '#importing';
import { bringRegions, listRegionTables } from '#region';
import { newId } from '#shared/id.ts';
import { ok } from '#shared/outcome.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const SIZE = 20;
// Each is explained in the form: more would be nobody's work.
const MOST_COLUMNS = 200;

export const load: PageServerLoad = async ({ locals, url }) => {
  const page = pageNumber(url);
  const listed = await locals.read((call) =>
    listRegionTables(call, { limit: SIZE, offset: (page - 1) * SIZE }),
  );
  const { lines, total } = answered(listed, locals.lang);
  // Made here, so that a file sent twice is one table.
  return { key: newId(locals.now), mostMb: MOST_MB, tables: lines, total, page, size: SIZE };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const file = form.get('file');
    const drawn = form.get('boundaries');
    const bytes = file instanceof File ? await file.bytes() : new Uint8Array();
    const withOwnFacts = form.get('own') === 'yes';
    // Without a file the platform’s own figures are the table.
    const alone = withOwnFacts && bytes.length === 0;
    const table = alone ? ok({ lines: [] }) : await readTable(bytes, MOST_COLUMNS);
    if (!table.ok) return refused(table.refusal, locals.lang, form);
    const boundaries = drawn instanceof File && drawn.size > 0 ? jsonOf(await drawn.text()) : undefined;
    const brought = await locals.call((call) =>
      bringRegions(call, {
        id: idIn(form, 'key'),
        fileName: alone
          ? locals.t('本平台的数据', 'The platform’s own figures')
          : file instanceof File
            ? file.name
            : '',
        withOwnFacts,
        lines: table.value.lines,
        boundaries,
      }),
    );
    if (!brought.ok) return refused(brought.refusal, locals.lang, form);
    redirect(303, `/desk/regions/${brought.value.id}`);
  },
};

/** null for what is no JSON: the verb refuses it as it refuses any other file that holds no boundaries. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
