import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { edited, itemOf, type ListEdit } from '../kernel/support/support-list.ts';
import { lookAtList } from './look-at-list.ts';
import { insertVersion } from './support-lists.ts';
import { refuseSupport } from './support-refusals.ts';

const LONGEST_REASON = 400;
const MOST_COST = 1_000_000;

/** What the officer asks for: of `add` the menu knows the rest. */
export type AskedEdit =
  | Exclude<ListEdit, { readonly kind: 'add' }>
  | { readonly kind: 'add'; readonly measure: string };

/**
 * Edits a region's support list, with the reason; what it was before is kept. `base` is the version it was read in: whoever edits what
 * another has edited since is told, and nothing is lost.
 */
export async function editList(
  call: Call,
  {
    assessmentId,
    unit,
    base,
    edit: asked,
    reason,
  }: {
    readonly assessmentId: string;
    readonly unit: string;
    readonly base: number;
    readonly edit: AskedEdit;
    readonly reason: string;
  },
): Promise<Outcome<undefined>> {
  const looked = await lookAtList(call, assessmentId, unit);
  if (!looked.ok) return looked;
  const { lines, version, menu, notTaken, shares, regions } = looked.value;
  if (reason.trim() === '') return refuseSupport('region.no-reason');
  if (version !== base) return refuseSupport('region.list-moved-on');
  const items = lines.map(({ gain: _gain, onMenu: _onMenu, ...item }) => item);
  const onMenu = menu.find(({ code }) => code === asked.measure);
  if (asked.kind === 'add' && !onMenu) return refuseSupport('region.no-measure', { code: asked.measure });
  if (asked.kind === 'change' && !(amount(asked.cost) && asked.cost > 0 && amount(asked.own))) {
    return refuseSupport('region.measure-wrong', { field: 'cost' });
  }
  const kindFor = notTaken.find(({ measure }) => measure.code === asked.measure)?.kind;
  const kind =
    kindFor ?? shares.find((each) => onMenu?.mends.includes(each.kind))?.kind ?? onMenu?.mends[0] ?? '';
  const edit: ListEdit =
    asked.kind === 'add' && onMenu ? { kind: 'add', item: itemOf(onMenu, kind) } : (asked as ListEdit);
  const after = edited(items, edit);
  if (!after) return refuseSupport('region.no-measure', { code: asked.measure });
  const { id } = regions.table;
  // What was suggested is kept as the first version: the menu and the index may say something else tomorrow.
  const first = { unit, version: 1, items, edit: undefined, reason: '' };
  if (base === 0 && !(await insertVersion(call, id, first))) return refuseSupport('region.list-moved-on');
  const written = await insertVersion(call, id, {
    unit,
    version: Math.max(1, base) + 1,
    items: after,
    edit: { kind: asked.kind, measure: asked.measure },
    reason: reason.trim().slice(0, LONGEST_REASON),
  });
  if (!written) return refuseSupport('region.list-moved-on');
  await recordHelpedAct(call, 'assess-regions', unit);
  return ok();
}

function amount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MOST_COST;
}
