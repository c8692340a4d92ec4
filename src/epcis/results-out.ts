import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { companyPrefix } from '#delivery';
import { refuserOf } from '#shared/outcome.ts';
import {
  companyPrefixesIn,
  type EpcForm,
  type EventQuery,
  inForm,
  isTooSlow,
  queryEvents,
  type Results,
  refusals,
  resultsDocument,
} from '#tracing';
import { answered, Refusing } from '../api/answers.ts';
import type { ApiEnv } from '../api/endpoint.ts';
import { formatWanted } from './format-wanted.ts';
import { linkNext, Paged, pageOf } from './paging.ts';
import { querySeats } from './query-seats.ts';

const refuse = refuserOf(refusals);

const Place = z.object({
  after: z.array(z.string().max(3000)).min(2).max(3),
  before: z.number().int().min(0),
  asOf: z.iso.datetime(),
});

/** What an answer with events looks like, for the OpenAPI document. */
export const resultsResponse = {
  200: {
    description: 'EPCISQueryDocument; Link rel="next" leads on',
    content: {
      'application/ld+json': { schema: { type: 'object' as const } },
      'application/xml': { schema: { type: 'string' as const } },
    },
  },
};

/** Answers a page of a query's results in the form asked for. */
export async function resultsOut(
  c: Context<ApiEnv>,
  query: EventQuery,
  {
    queryName = 'SimpleEventQuery',
    none,
  }: { readonly queryName?: string; readonly none?: 'tracing.no-such-event' } = {},
): Promise<Response> {
  const wanted = formatWanted(c);
  const { perPage, after } = pageOf(Paged.parse(c.req.query()), Place);
  const results = answered(
    await querySeats
      .within(() => c.var.read((call) => queryEvents(call, query, { perPage, place: after })))
      .catch((error: unknown) => {
        if (isTooSlow(error)) return refuse('tracing.query-too-complex');
        throw error;
      }),
  );
  if (none && results.events.length === 0) throw new Refusing(refuse(none).refusal);
  linkNext(c, results.next);
  const document = documentOf(results, {
    queryName,
    createdAt: c.var.now,
    epcForm: wanted.epcForm,
    prefixes: wanted.epcForm === 'urns' ? await prefixesKnown(c) : [],
  });
  return c.body(wanted.write(document), 200, {
    'content-type': wanted.type,
    vary: 'accept, gs1-epc-format, gs1-cbv-xml-format',
  });
}

/** GS1 company prefixes that whoever asks named in EPC URNs, and the county's own. */
async function prefixesKnown(c: Context<ApiEnv>): Promise<string[]> {
  const own = await c.var.read((call) => companyPrefix(call));
  const asked = [c.req.param(), c.req.query()].flatMap(Object.values).join(' ');
  return [...companyPrefixesIn(asked), ...(own === undefined ? [] : [own])];
}

export function documentOf(
  { events, contexts }: Results,
  {
    epcForm,
    prefixes,
    ...about
  }: {
    readonly queryName: string;
    readonly createdAt: Date;
    readonly subscriptionID?: string;
    readonly epcForm: EpcForm;
    readonly prefixes: readonly string[];
  },
): Record<string, unknown> {
  const bodies = inForm(
    events.map(({ body }) => body),
    epcForm,
    prefixes,
  );
  return resultsDocument(
    events.map(({ body, recordTime, context }, place) => ({
      body: bodies[place] ?? body,
      recordTime,
      context: context === null ? undefined : contexts.get(context),
    })),
    about,
  );
}
