import type { Tags } from './drivable.ts';

/** A member of a relation, as the file names it. */
export interface Member {
  readonly kind: 'node' | 'way' | 'relation';
  readonly ref: number;
  readonly role: string;
}

/** What a relation forbids at a node, by the ways it names: every turn from one to another, or every one but that. */
export interface TurnRestriction {
  readonly isOnly: boolean;
  readonly from: readonly number[];
  readonly via: number;
  readonly to: readonly number[];
}

/** Why a relation that restricts turns is left out: by way of ways instead of a node, at some hours only, or it does not say which turn. */
export type LeftOut = 'viaWays' | 'byHours' | 'unclear';

/** From the most special to the most general kind a delivery van is of (OSM wiki, Relation:restriction); without a kind last. */
const KINDS = ['goods', 'motorcar', 'motor_vehicle', 'vehicle'];
const KEYS = [...KINDS.map((kind) => `restriction:${kind}`), 'restriction'];
/** Keys of times, as they were written before there was `restriction:conditional`. */
const HOURS = ['day_on', 'day_off', 'hour_on', 'hour_off'];

/** What a relation forbids a van; undefined where it is no turn restriction, or none for vans. */
export function turnRestriction(
  tags: Tags,
  members: readonly Member[],
): TurnRestriction | LeftOut | undefined {
  const said = KEYS.map((key) => tags.get(key)).find((value) => value !== undefined);
  if (tags.get('type') !== 'restriction' || isExcepted(tags.get('except'))) return undefined;
  if (said === undefined) return KEYS.some((key) => tags.has(`${key}:conditional`)) ? 'byHours' : undefined;
  if (said === 'none') return undefined;
  if (HOURS.some((key) => tags.has(key))) return 'byHours';
  const kind = /^(?:no|only)_(?:left_turn|right_turn|straight_on|u_turn)$|^no_(?:entry|exit)$/.exec(
    said,
  )?.[0];
  const of = (role: string) => members.filter((member) => member.role === role);
  const [from, via, to] = [of('from'), of('via'), of('to')];
  if (via.some((member) => member.kind === 'way')) return 'viaWays';
  const [at] = via;
  const areWays = [...from, ...to].every((member) => member.kind === 'way');
  // Only these two may name several ways on one side.
  const isSingle =
    (from.length === 1 || (kind === 'no_entry' && from.length > 1)) &&
    (to.length === 1 || (kind === 'no_exit' && to.length > 1));
  if (kind === undefined || at?.kind !== 'node' || via.length !== 1 || !areWays || !isSingle)
    return 'unclear';
  return {
    isOnly: kind.startsWith('only_'),
    from: from.map(({ ref }) => ref),
    via: at.ref,
    to: to.map(({ ref }) => ref),
  };
}

function isExcepted(except: string | undefined): boolean {
  return (except ?? '').split(';').some((kind) => KINDS.includes(kind.trim()));
}
