import { z } from '@hono/zod-openapi';
import { refuserOf } from '#shared/outcome.ts';
import { isTooSlow, knownNames, type Resource, refusals, resources, rights } from '#tracing';
import { answered } from '../api/answers.ts';
import type { Api } from '../api/api.ts';
import { endpoint } from '../api/endpoint.ts';
import { discovery } from './discovery.ts';
import { anyCondition } from './events.ts';
import { linkNext, Paged, pageOf } from './paging.ts';
import { queryIn } from './query-in.ts';
import { querySeats } from './query-seats.ts';
import { resultsOut, resultsResponse } from './results-out.ts';

const refuse = refuserOf(refusals);
const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
const Collection = z
  .object({ '@context': z.string(), type: z.literal('Collection'), member: z.array(z.string()) })
  .openapi('EpcisCollection');
const collection = (member: readonly string[]) => ({
  '@context': CONTEXT,
  type: 'Collection' as const,
  member: [...member],
});
const collectionResponse = {
  200: { description: 'Names', content: { 'application/json': { schema: Collection } } },
};
const Last = z.object({ name: z.string().max(3000) });

const root = endpoint('open', {
  method: 'get',
  path: '/epcis',
  tags: ['EPCIS'],
  summary: 'What there is: capture, events, queries, and what events can be looked through by',
  responses: collectionResponse,
});

/** Top-level resources (EPCIS 2.0 § 12.8): names that events hold, and the events of each. */
export function resourcesDoor(epcis: Api): void {
  discovery(epcis, '/epcis', ['GET']);
  epcis.openapi(root, (c) =>
    c.json(collection(['capture', 'events', 'queries', ...Object.keys(resources)]), 200),
  );
  for (const [resource, parameter] of Object.entries(resources)) {
    addResource(epcis, resource as Resource, parameter);
  }
}

function addResource(epcis: Api, resource: Resource, parameter: string): void {
  const path = `/epcis/${resource}`;
  const params = z.object({ name: z.string().min(1).max(2000) });
  discovery(epcis, path, ['GET']);
  discovery(epcis, `${path}/:name`, ['GET']);
  discovery(epcis, `${path}/:name/events`, ['GET']);

  const names = endpoint(rights['read-events'], {
    method: 'get',
    path,
    tags: ['EPCIS'],
    summary: `Known ${resource}`,
    request: { query: Paged },
    responses: collectionResponse,
  });
  const inside = endpoint(rights['read-events'], {
    method: 'get',
    path: `${path}/{name}`,
    tags: ['EPCIS'],
    summary: `What there is of one of the ${resource}: its events`,
    request: { params },
    responses: collectionResponse,
  });
  const events = endpoint(rights['read-events'], {
    method: 'get',
    path: `${path}/{name}/events`,
    tags: ['EPCIS'],
    summary: `Events of one of the ${resource}, with further conditions as for /epcis/events`,
    request: { params, query: anyCondition },
    responses: resultsResponse,
  });

  epcis.openapi(names, async (c) => {
    const { perPage, after } = pageOf(c.req.valid('query'), Last);
    const found = answered(
      await querySeats
        .within(() =>
          c.var.read((call) => knownNames(call, resource, { after: after?.name, most: perPage + 1 })),
        )
        .catch((error: unknown) => {
          if (isTooSlow(error)) return refuse('tracing.query-too-complex');
          throw error;
        }),
    );
    const page = found.slice(0, perPage);
    const last = found.length > perPage ? page.at(-1) : undefined;
    linkNext(c, last === undefined ? undefined : { name: last });
    return c.json(collection(page), 200);
  });
  epcis.openapi(inside, (c) => c.json(collection(['events']), 200));
  epcis.openapi(events, (c) =>
    resultsOut(c, queryIn(c, new Map([[parameter, [c.req.valid('param').name]]]))),
  );
}
