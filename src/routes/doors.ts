import { rights as delivery } from '#delivery';
import { rights as paying } from '#paying';
import { rights as people } from '#people';
import type { Door } from '#shared/door.ts';
import type { RouteId } from '$app/types';

/**
 * Every page and endpoint, and who may open it, its forms included. Roles come from a context's rights:
 * `'/(desk)/desk/lots': origin.seeLots`. A route that is missing here does not compile and is not served.
 */
export const doors: Readonly<Record<RouteId, Door>> = {
  '/(desk)/desk': 'signed-in',
  '/(desk)/desk/drive': delivery['drive-rounds'],
  '/(desk)/desk/drive/[round]': delivery['drive-rounds'],
  '/(desk)/desk/hub': delivery['see-hub'],
  '/(desk)/desk/hub/receive': delivery['work-hub'],
  '/(desk)/desk/network': delivery['read-network'],
  '/(desk)/desk/network/export': delivery['read-network'],
  '/(desk)/desk/network/nodes/[node]': delivery['edit-nodes'],
  '/(desk)/desk/network/services/[service]': delivery['edit-services'],
  '/(desk)/desk/rounds': delivery['see-hub'],
  '/(desk)/desk/rounds/[round]': delivery['see-hub'],
  '/(desk)/desk/shipments': delivery['see-shipments'],
  '/(desk)/desk/shipments/[shipment]': delivery['see-shipments'],
  '/(desk)/desk/shipments/export': delivery['see-shipments'],
  '/(desk)/desk/shipments/labels': delivery['see-shipments'],
  '/(desk)/desk/shipments/labels/packs': delivery['see-shipments'],
  '/(desk)/desk/station': delivery['see-station'],
  '/(desk)/desk/station/collect': delivery['keep-station'],
  '/(desk)/desk/money': [...paying['own-statement'], ...paying['all-statements']],
  '/(desk)/desk/money/export': [...paying['own-statement'], ...paying['all-statements']],
  '/(desk)/desk/people': people['see-directory'],
  '/(desk)/desk/people/[person]': people['see-directory'],
  '/(desk)/desk/people/export': people['see-directory'],
  '/(desk)/desk/people/organisations': people['see-directory'],
  '/(desk)/desk/people/organisations/[organisation]': people['see-directory'],
  '/(desk)/desk/people/organisations/new': people['add-organisation'],
  '/(open)/api': 'open',
  '/(open)/01/[gtin]/10/[lot]': 'open',
  '/(open)/01/[gtin]/10/[lot]/events': 'open',
  '/(open)/figures': 'open',
  '/(open)/refused': 'open',
  '/(open)/settings': 'open',
  '/(open)/style': 'open',
  '/(open)/sign-in': 'open',
  '/(open)/sign-in/code': 'open',
  '/(open)/sign-in/passkey': 'open',
  '/(open)/sign-in/password': 'open',
  '/(open)/sign-out': 'open',
  '/(shop)': 'open',
  '/(shop)/me': 'signed-in',
  '/(shop)/me/erase': 'signed-in',
  '/(shop)/me/hat': 'signed-in',
  '/(shop)/me/helpers': 'signed-in',
  '/(shop)/me/helping': 'signed-in',
  '/(shop)/me/helping/end': 'signed-in',
  '/(shop)/me/security': 'signed-in',
  '/(shop)/me/security/passkey': 'signed-in',
  '/(shop)/pay/[payment]': 'open',
};
