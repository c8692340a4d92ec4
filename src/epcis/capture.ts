import { z } from '@hono/zod-openapi';
import { refuserOf } from '#shared/outcome.ts';
import { CAPTURE_LIMITS, captureJob, captureJobs, refusals, requestCapture, rights } from '#tracing';
import { answered, Refusing } from '../api/answers.ts';
import type { Api } from '../api/api.ts';
import { endpoint } from '../api/endpoint.ts';
import { CaptureJob, captureJobJson } from './capture-job-json.ts';
import { discovery } from './discovery.ts';
import { documentBody, documentIn } from './document-in.ts';
import { linkNext, Paged, pageOf } from './paging.ts';
import { RefusingFaults } from './problem.ts';

const refuse = refuserOf(refusals);
const door = rights['capture-events'];
const BEHAVIOURS = ['rollback', 'proceed'] as const;

const capture = endpoint(door, {
  method: 'post',
  path: '/epcis/capture',
  tags: ['EPCIS'],
  summary: 'Capture the events of a document: answers at once with a job, which tells what became of them',
  description:
    'GS1-Capture-Error-Behaviour: rollback (all or none, unless told) or proceed (each that can be captured).',
  request: { body: documentBody },
  responses: { 202: { description: 'On record; Location is its capture job' } },
});

const jobs = endpoint(door, {
  method: 'get',
  path: '/epcis/capture',
  tags: ['EPCIS'],
  summary: 'The capture jobs of your organisation, the newest first',
  request: {
    query: Paged.extend({
      createdAfter: z.iso.datetime({ offset: true }).optional(),
      createdBefore: z.iso.datetime({ offset: true }).optional(),
    }),
  },
  responses: {
    200: { description: 'Jobs', content: { 'application/json': { schema: z.array(CaptureJob) } } },
  },
});

const job = endpoint(door, {
  method: 'get',
  path: '/epcis/capture/{captureID}',
  tags: ['EPCIS'],
  summary: 'What became of a document: still running, captured, or why not',
  request: { params: z.object({ captureID: z.uuid() }) },
  responses: { 200: { description: 'The job', content: { 'application/json': { schema: CaptureJob } } } },
});

const Place = z.object({ createdAt: z.iso.datetime(), id: z.uuid() });

/** Capture (EPCIS 2.0 § 12.6): documents of many events, and what became of them. */
export function captureDoor(epcis: Api): void {
  discovery(epcis, '/epcis/capture', ['GET', 'POST'], {
    'GS1-EPCIS-Capture-Limit': String(CAPTURE_LIMITS.events),
    'GS1-EPCIS-Capture-File-Size-Limit': String(CAPTURE_LIMITS.bytes),
    'GS1-Capture-Error-Behaviour': BEHAVIOURS.join(', '),
  });
  discovery(epcis, '/epcis/capture/:captureID', ['GET']);

  epcis.openapi(capture, async (c) => {
    const onError = behaviourOf(c.req.header('gs1-capture-error-behaviour') ?? 'rollback');
    const received = await documentIn(c);
    const id = await c.var.call((call) => requestCapture(call, { received, onError }));
    if (!id.ok) throw new RefusingFaults(id.refusal, [...received.documentFaults, ...received.faults]);
    return c.body(null, 202, {
      location: `/epcis/capture/${id.value}`,
      'GS1-Capture-Error-Behaviour': onError,
    });
  });

  epcis.openapi(jobs, async (c) => {
    const { createdAfter, createdBefore, ...paged } = c.req.valid('query');
    const { perPage, after } = pageOf(paged, Place);
    const found = answered(
      await c.var.read((call) =>
        captureJobs(call, {
          createdAfter: createdAfter ? new Date(createdAfter) : undefined,
          createdBefore: createdBefore ? new Date(createdBefore) : undefined,
          after: after && { createdAt: new Date(after.createdAt), id: after.id },
          most: perPage + 1,
        }),
      ),
    );
    const page = found.slice(0, perPage);
    const last = found.length > perPage ? page.at(-1) : undefined;
    linkNext(c, last && { createdAt: last.createdAt.toISOString(), id: last.id });
    return c.json(
      page.map((each) => captureJobJson(each, c.var.lang)),
      200,
    );
  });

  epcis.openapi(job, async (c) => {
    const { captureID } = c.req.valid('param');
    const found = answered(await c.var.read((call) => captureJob(call, captureID)));
    return c.json(captureJobJson(found, c.var.lang), 200);
  });
}

function behaviourOf(value: string): (typeof BEHAVIOURS)[number] {
  const behaviour = BEHAVIOURS.find((each) => each === value);
  if (behaviour) return behaviour;
  const header = 'GS1-Capture-Error-Behaviour';
  throw new Refusing(
    refuse('tracing.header-wrong', { header, value, offers: BEHAVIOURS.join(', ') }).refusal,
  );
}
