import type { Measure } from './measure.ts';
import type { Suggested } from './suggest-list.ts';

/** A line of a region's support list as the county keeps it: what is done, at what cost, by whom. */
export interface SupportItem {
  readonly measure: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** The kind of weakness it is for. */
  readonly kind: string;
  /** Whole 万元 that a fund would pay, and that the place adds. */
  readonly cost: number;
  readonly own: number;
  readonly doerZh: string;
  readonly doerEn: string;
  readonly note: string;
}

/** What an officer does to a list. */
export type ListEdit =
  | { readonly kind: 'add'; readonly item: SupportItem }
  | { readonly kind: 'drop'; readonly measure: string }
  | {
      readonly kind: 'change';
      readonly measure: string;
      readonly cost: number;
      readonly own: number;
      readonly note: string;
    };

export function itemOf(measure: Measure, kind: string): SupportItem {
  const { code, nameZh, nameEn, cost, own, doerZh, doerEn } = measure;
  return { measure: code, nameZh, nameEn, kind, cost, own, doerZh, doerEn, note: '' };
}

export function itemsOf(suggested: readonly Suggested[]): readonly SupportItem[] {
  return suggested.map(({ measure, kind }) => itemOf(measure, kind));
}

/** The list after an edit; `undefined` where it changes nothing: added twice, or of a measure that is not on it. */
export function edited(items: readonly SupportItem[], edit: ListEdit): readonly SupportItem[] | undefined {
  const code = edit.kind === 'add' ? edit.item.measure : edit.measure;
  const there = items.some(({ measure }) => measure === code);
  if (there === (edit.kind === 'add')) return undefined;
  if (edit.kind === 'add') return [...items, edit.item];
  if (edit.kind === 'drop') return items.filter(({ measure }) => measure !== code);
  const { cost, own, note } = edit;
  return items.map((item) => (item.measure === code ? { ...item, cost, own, note } : item));
}

/** Measures on the list that need what neither the list nor anything it holds gives. */
export function unmetNeeds(
  items: readonly SupportItem[],
  menu: readonly Measure[],
): readonly { readonly measure: string; readonly anyOf: readonly string[] }[] {
  const there = new Set(items.map(({ measure }) => measure));
  return menu
    .filter(
      ({ code, needs }) => there.has(code) && needs.length > 0 && !needs.some((need) => there.has(need)),
    )
    .map(({ code, needs }) => ({ measure: code, anyOf: needs }));
}
