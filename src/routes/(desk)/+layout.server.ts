import type { LayoutServerLoad } from './$types';
import { menuFor } from './menu.ts';

export const load: LayoutServerLoad = ({ locals }) => ({ menu: menuFor(locals.actor, locals.t) });
