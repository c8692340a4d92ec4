import { z } from '@hono/zod-openapi';
import { forgetQuery, keepQuery, namedQueries, namedQuery, rights } from '#tracing';
import { answered } from '../api/answers.ts';
import type { Api } from '../api/api.ts';
import { endpoint } from '../api/endpoint.ts';
import { discovery } from './discovery.ts';
import { linkNext, Paged, pageOf } from './paging.ts';
import { resultsOut, resultsResponse } from './results-out.ts';

const door = rights['keep-queries'];
const tags = ['EPCIS'];
const Named = z
  .object({
    name: z.string().regex(/^[\w.~-]{1,100}$/, 'letters, digits and . _ ~ -, at most 100'),
    query: z.record(z.string(), z.unknown()),
  })
  .openapi('NamedQuery', { example: { name: 'shipped', query: { EQ_bizStep: ['shipping'] } } });
const params = z.object({ queryName: z.string().min(1).max(100) });
const one = { description: 'The query', content: { 'application/json': { schema: Named } } };

const keep = endpoint(door, {
  method: 'post',
  path: '/epcis/queries',
  tags,
  summary: 'Keep a query under a name of your organisation’s',
  request: { body: { required: true, content: { 'application/json': { schema: Named } } } },
  responses: { 201: { ...one, description: 'Kept; Location is the query' } },
});
const list = endpoint(door, {
  method: 'get',
  path: '/epcis/queries',
  tags,
  summary: 'The named queries of your organisation',
  request: { query: Paged },
  responses: {
    200: { description: 'Queries', content: { 'application/json': { schema: z.array(Named) } } },
  },
});
const read = endpoint(door, {
  method: 'get',
  path: '/epcis/queries/{queryName}',
  tags,
  summary: 'A named query as it was asked',
  request: { params },
  responses: { 200: one },
});
const forget = endpoint(door, {
  method: 'delete',
  path: '/epcis/queries/{queryName}',
  tags,
  summary: 'Forget a named query and its subscriptions',
  request: { params },
  responses: { 204: { description: 'Forgotten' } },
});
const events = endpoint(door, {
  method: 'get',
  path: '/epcis/queries/{queryName}/events',
  tags,
  summary: 'Events that a named query finds now; as a WebSocket, those it finds from now on',
  request: { params, query: Paged.loose() },
  responses: resultsResponse,
});
const Last = z.object({ name: z.string().max(100) });

/** Named queries (EPCIS 2.0 § 12.10): kept, listed, asked, forgotten. */
export function queriesDoor(epcis: Api): void {
  discovery(epcis, '/epcis/queries', ['GET', 'POST']);
  discovery(epcis, '/epcis/queries/:queryName', ['GET', 'DELETE']);
  discovery(epcis, '/epcis/queries/:queryName/events', ['GET']);

  epcis.openapi(keep, async (c) => {
    const named = c.req.valid('json');
    answered(await c.var.call((call) => keepQuery(call, named)));
    return c.json(named, 201, { location: `/epcis/queries/${named.name}` });
  });
  epcis.openapi(list, async (c) => {
    const { perPage, after } = pageOf(c.req.valid('query'), Last);
    const found = answered(
      await c.var.read((call) => namedQueries(call, { after: after?.name, most: perPage + 1 })),
    );
    const page = found.slice(0, perPage);
    const last = found.length > perPage ? page.at(-1) : undefined;
    linkNext(c, last && { name: last.name });
    return c.json([...page], 200);
  });
  epcis.openapi(read, async (c) => {
    const { name, query } = answered(
      await c.var.read((call) => namedQuery(call, c.req.valid('param').queryName)),
    );
    return c.json({ name, query }, 200);
  });
  epcis.openapi(forget, async (c) => {
    answered(await c.var.call((call) => forgetQuery(call, c.req.valid('param').queryName)));
    return c.body(null, 204);
  });
  epcis.openapi(events, async (c) => {
    const { name, read: query } = answered(
      await c.var.read((call) => namedQuery(call, c.req.valid('param').queryName)),
    );
    return resultsOut(c, query, { queryName: name });
  });
}
