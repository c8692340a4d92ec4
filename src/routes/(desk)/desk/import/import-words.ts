import { type Import, type KindName, kinds, type RowDone, type RowFilter } from '#importing';
import type { Lang, Tongue } from '#shared/tongue.ts';

/** Where the workbench shows what a row is about; a product has no page of its own. */
export function placeOf(kind: KindName, about: string): string | undefined {
  if (about === '') return undefined;
  if (kind === 'growers') return `/desk/people/${about}`;
  if (kind === 'plots') return `/desk/plots/${about}`;
  return kind === 'lots' ? `/desk/lots/${about}` : undefined;
}

/** The list in which one finds what was imported. */
export const listOf: Readonly<Record<KindName, string | undefined>> = {
  growers: '/desk/people',
  products: undefined,
  plots: '/desk/plots',
  lots: '/desk/lots',
};

/** The names of columns, as the reader's language heads them. */
export function columnNames(kind: KindName, names: readonly string[], lang: Lang): string {
  const columns: Readonly<Record<string, { zh: string; en: string }>> = kinds[kind].columns;
  return names.map((name) => columns[name]?.[lang] ?? name).join(lang === 'zh' ? '、' : ', ');
}

/** What became of a row, or would: the county's own record stays whatever a file says. */
export function doneText({ done }: RowDone, written: boolean, t: Tongue): string {
  if (done === 'there') return t('已有', 'already there');
  if (done === 'refused') return t('被拒', 'refused');
  return written ? t('已写入', 'written') : t('将新增', 'to be added');
}

export function filterText(filter: RowFilter, written: boolean, t: Tongue): string {
  return {
    all: t('全部', 'All'),
    added: written ? t('已写入', 'Written') : t('将新增', 'To be added'),
    there: t('已有', 'Already there'),
    differing: t('和登记的不同', 'Differ from the record'),
    refused: t('被拒', 'Refused'),
  }[filter];
}

export function countOf({ counts }: Import, filter: RowFilter): number {
  return filter === 'all' ? counts.added + counts.there + counts.refused : counts[filter];
}
