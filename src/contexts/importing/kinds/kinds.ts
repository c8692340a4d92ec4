import { type Actor, may } from '#shared/call.ts';
import { growers } from './growers.ts';
import type { Kind } from './kind.ts';
import { lots } from './lots.ts';
import { plots } from './plots.ts';
import { products } from './products.ts';

/** What can be imported, in the order in which a new county does. */
export const kinds = { growers, products, plots, lots } as const satisfies Record<string, Kind>;
export type KindName = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as KindName[];

export function isKindName(text: string): text is KindName {
  return Object.hasOwn(kinds, text);
}

/** The kinds that somebody may import, in the same order. */
export function kindsFor(actor: Actor): KindName[] {
  return kindNames.filter((name) => may(actor, kinds[name].roles));
}
