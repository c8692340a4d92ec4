import { redirect } from '@sveltejs/kit';
import {
  commitImport,
  KEPT_DAYS,
  kinds,
  lookAtImport,
  type RowDone,
  refusedHeadings,
  rowFilters,
} from '#importing';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../../answered.ts';
import { sentenceOf } from '../../../../refusals.ts';
import { refused } from '../../../../refused.ts';
import { columnNames, countOf, doneText, filterText, listOf, placeOf } from '../import-words.ts';
import type { Actions, PageServerLoad } from './$types';

const SIZE = 50;
const ours: readonly string[] = Object.values(refusedHeadings);

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { lang, t } = locals;
  const filter = rowFilters.find((each) => each === url.searchParams.get('show')) ?? 'all';
  const page = pageNumber(url);
  const looked = await locals.read((call) =>
    lookAtImport(call, { id: params.import, filter, page: { limit: SIZE, offset: (page - 1) * SIZE } }),
  );
  const { import: brought, rows } = answered(looked, lang);
  const { kind, headings, committed, counts } = brought;
  const written = committed !== undefined;
  const shown = (row: RowDone) => ({
    line: row.line,
    cells: headings.flatMap((heading, at) => {
      const text = row.cells[at] ?? '';
      return text === '' || ours.includes(heading) ? [] : [{ at, heading, text }];
    }),
    done: row.done,
    doneText: doneText(row, written, t),
    differs: columnNames(kind, row.differs, lang),
    refusal: row.refusal && sentenceOf(row.refusal, lang),
    // What a preview would add is nowhere yet.
    href: written || row.done === 'there' ? placeOf(kind, row.about ?? '') : undefined,
  });
  return {
    id: brought.id,
    fileName: brought.fileName,
    kind: kinds[kind][lang],
    ignored: brought.ignored,
    lookedAt: brought.lookedAt,
    committed,
    counts,
    total: countOf(brought, filter),
    filters: rowFilters.map((each) => ({
      href: `/desk/import/${brought.id}${each === 'all' ? '' : `?show=${each}`}`,
      label: filterText(each, written, t),
      count: countOf(brought, each),
      current: each === filter,
    })),
    filterText: filterText(filter, written, t),
    list: listOf[kind],
    again: `/desk/import?kind=${kind}`,
    changed: url.searchParams.has('changed') && !written,
    forgotten: rows.length === 0 && countOf(brought, filter) > (page - 1) * SIZE,
    keptDays: KEPT_DAYS,
    rows: rows.map(shown),
    page,
    size: SIZE,
  };
};

export const actions: Actions = {
  default: async ({ locals, params }) => {
    const outcome = await locals.call((call) => commitImport(call, { id: params.import }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    redirect(303, `/desk/import/${params.import}?${outcome.value.written ? 'show=added' : 'changed'}`);
  },
};
