import { GS1_VOCABULARY } from '#tracing';
import { ANYONE } from '../../../digital-link/resolve.ts';
import type { RequestHandler } from './$types';

/** The resolver's description file (GS1-Conformant resolver standard 1.2, § "Resolver description file"). */
export const GET: RequestHandler = ({ url, locals }) =>
  new Response(
    JSON.stringify(
      {
        name: locals.t('卖得好', 'Maidehao'),
        resolverRoot: url.origin,
        supportedPrimaryKeys: ['00', '01', '414'],
        supportedLinkType: [{ namespace: GS1_VOCABULARY, prefix: 'gs1:' }],
        linkTypeDefaultCanBeLinkset: false,
      },
      null,
      2,
    ),
    { headers: { ...ANYONE, 'content-type': 'application/json' } },
  );
