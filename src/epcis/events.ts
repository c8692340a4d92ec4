import { refuserOf } from '#shared/outcome.ts';
import { captureEvents, refusals, rights } from '#tracing';
import { answered, Refusing } from '../api/answers.ts';
import type { Api } from '../api/api.ts';
import { endpoint } from '../api/endpoint.ts';
import { discovery } from './discovery.ts';
import { documentBody, documentIn } from './document-in.ts';
import { RefusingFaults } from './problem.ts';

const refuse = refuserOf(refusals);

const captureOne = endpoint(rights['capture-events'], {
  method: 'post',
  path: '/epcis/events',
  tags: ['EPCIS'],
  summary: 'Capture one event: it is on record when this answers',
  request: { body: documentBody },
  responses: {
    201: { description: 'Captured; Location is the event' },
    200: { description: 'The same event was captured before; Location is it' },
  },
});

/** Single events (EPCIS 2.0 § 12.7). */
export function eventsDoor(epcis: Api): void {
  discovery(epcis, '/epcis/events', ['GET', 'POST']);

  epcis.openapi(captureOne, async (c) => {
    const { events, context, faults, documentFaults } = await documentIn(c);
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
      await c.var.call((call) => captureEvents(call, { events: [one.event], context, onError: 'proceed' })),
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
