import { z } from '@hono/zod-openapi';
import { refuserOf } from '#shared/outcome.ts';
import { captureEvents, parseQuery, refusals, rights } from '#tracing';
import { answered, Refusing } from '../api/answers.ts';
import type { Api } from '../api/api.ts';
import { endpoint } from '../api/endpoint.ts';
import { discovery } from './discovery.ts';
import { documentIn, eventBody } from './document-in.ts';
import { Paged } from './paging.ts';
import { RefusingFaults } from './problem.ts';
import { queryIn } from './query-in.ts';
import { resultsOut, resultsResponse } from './results-out.ts';

const refuse = refuserOf(refusals);

const captureOne = endpoint(rights['capture-events'], {
  method: 'post',
  path: '/epcis/events',
  tags: ['EPCIS'],
  summary: 'Capture one event: it is on record when this answers',
  request: { body: eventBody },
  responses: {
    201: { description: 'Captured; Location is the event' },
    200: { description: 'The same event was captured before; Location is it' },
  },
});

/** Conditions have hundreds of names: they are read from the address by `queryIn`. */
export const anyCondition = Paged.loose();

const find = endpoint(rights['read-events'], {
  method: 'get',
  path: '/epcis/events',
  tags: ['EPCIS'],
  summary: 'Events that meet every condition in the address, the newest first unless told',
  description:
    'Whoever handles goods may ask for any events; visitors and buyers for those of a thing they name exactly, without parcels. All parameters of the simple event query of EPCIS 2.0 (§ 8.2.7.1): eventType, GE_eventTime, EQ_bizStep, MATCH_anyEPC, WD_bizLocation, GE_value_CEL, EQ_ILMD_prefix:field and so on; several values are parted by |. GS1-EPC-Format says whether EPCs are given as GS1 Digital Links or as EPC URNs (a link whose company prefix is known neither from a URN in question or answer nor as the county’s own stays one); GS1-Extensions what prefixes mean.',
  request: { query: anyCondition },
  responses: resultsResponse,
});

const one = endpoint(rights['read-events'], {
  method: 'get',
  path: '/epcis/events/{eventID}',
  tags: ['EPCIS'],
  summary: 'The event with this id, and what declares it wrong',
  request: { params: z.object({ eventID: z.string().min(1).max(2000) }), query: Paged },
  responses: resultsResponse,
});

/** Single events (EPCIS 2.0 § 12.7). */
export function eventsDoor(epcis: Api): void {
  discovery(epcis, '/epcis/events', ['GET', 'POST']);

  discovery(epcis, '/epcis/events/:eventID', ['GET']);

  epcis.openapi(find, (c) => resultsOut(c, queryIn(c)));

  epcis.openapi(one, async (c) => {
    const { eventID } = c.req.valid('param');
    const query = answered(parseQuery(new Map([['EQ_eventID', [eventID]]])));
    return resultsOut(c, query, { none: 'tracing.no-such-event' });
  });

  epcis.openapi(captureOne, async (c) => {
    const { events, context, signed, faults, documentFaults } = await documentIn(c);
    const wrong = [...documentFaults, ...faults];
    if (wrong.length > 0) {
      throw new RefusingFaults(refuse('tracing.document-wrong', { faults: wrong.length }).refusal, wrong);
    }
    const [one, ...others] = events;
    if (!one || others.length > 0) {
      throw new Refusing(refuse('tracing.not-one-event', { events: events.length }).refusal);
    }
    // A contradiction is kept as evidence: the transaction must stand when it is refused.
    const [result] = answered(
      await c.var.call((call) =>
        captureEvents(call, { events: [one.event], context, signed, onError: 'proceed' }),
      ),
    );
    if (!result || result.status === 'refused') {
      throw new Refusing((result ?? refuse('tracing.not-one-event', { events: 0 })).refusal);
    }
    const location = `/epcis/events/${encodeURIComponent(result.id)}`;
    return c.json({ ...one.event }, result.status === 'captured' ? 201 : 200, {
      location,
      'content-type': 'application/ld+json',
    });
  });
}
