import { redirect } from '@sveltejs/kit';
import {
  bringTable,
  isKindName,
  type KindName,
  kinds,
  kindsFor,
  listImports,
  MOST_MB,
  readTable,
} from '#importing';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const SIZE = 10;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, lang, t } = locals;
  const kind = kindIn(actor, url.searchParams.get('kind'));
  const page = pageNumber(url);
  const { imports, total } = await locals.read(async (call) =>
    answered(await listImports(call, { page, size: SIZE }), lang),
  );
  return {
    // Made here, so that a file sent twice is one import.
    key: newId(locals.now),
    mostMb: MOST_MB,
    kind,
    most: kinds[kind].most,
    kinds: kindsFor(actor).map((name) => ({ name, label: kinds[name][lang] })),
    columns: Object.entries(kinds[kind].columns).map(([name, column]) => ({
      name,
      label: column[lang],
      needed: column.optional !== true,
      tell: t(column.tellZh, column.tellEn),
      example: column.example,
    })),
    imports: imports.map(({ id, kind: name, fileName, personName, broughtAt, counts, committed }) => ({
      ...{ id, fileName, personName, broughtAt, counts, committed: committed !== undefined },
      kind: kinds[name][lang],
    })),
    page,
    size: SIZE,
    total,
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const file = form.get('file');
    const { name, bytes } =
      file instanceof File
        ? { name: file.name, bytes: await file.bytes() }
        : { name: '', bytes: new Uint8Array() };
    const table = await readTable(bytes);
    if (!table.ok) return refused(table.refusal, locals.lang, form);
    const brought = await locals.call((call) =>
      bringTable(call, {
        key: idIn(form, 'key'),
        kind: kindIn(locals.actor, form.get('kind')),
        fileName: name,
        table: table.value,
      }),
    );
    if (!brought.ok) return refused(brought.refusal, locals.lang, form);
    redirect(303, `/desk/import/${brought.value.id}`);
  },
};

/** The kind asked for; the first that the caller may import when it is none. */
function kindIn(actor: Actor, asked: FormDataEntryValue | null): KindName {
  const name = String(asked ?? '');
  return isKindName(name) ? name : (kindsFor(actor)[0] ?? 'growers');
}
