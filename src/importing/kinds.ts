import { growers } from './growers.ts';
import type { Kind } from './kind.ts';
import { lots } from './lots.ts';
import { plots } from './plots.ts';
import { products } from './products.ts';

/** What can be imported, in the order in which a new county does. */
export const kinds = { growers, products, plots, lots } as const satisfies Record<string, Kind>;
export type KindName = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as KindName[];
