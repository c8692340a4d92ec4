import { rights as paying } from '#paying';
import type { Door } from '#shared/door.ts';
import type { RouteId } from '$app/types';

/**
 * Every page and endpoint, and who may open it, its forms included. Roles come from a context's rights:
 * `'/(desk)/desk/lots': origin.seeLots`. A route that is missing here does not compile and is not served.
 */
export const doors: Readonly<Record<RouteId, Door>> = {
  '/(desk)/desk': 'signed-in',
  '/(desk)/desk/money': [...paying['own-statement'], ...paying['all-statements']],
  '/(desk)/desk/money/export': [...paying['own-statement'], ...paying['all-statements']],
  '/(open)/api': 'open',
  '/(open)/01/[gtin]/10/[lot]': 'open',
  '/(open)/01/[gtin]/10/[lot]/events': 'open',
  '/(open)/refused': 'open',
  '/(open)/settings': 'open',
  '/(open)/style': 'open',
  '/(shop)': 'open',
  '/(shop)/pay/[payment]': 'open',
};
