import { type Call, may } from '#shared/call.ts';
import { announce } from '#shared/outbox.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Submission } from '../capture-events.ts';
import { refuse, type TracingRefusal } from '../refusals.ts';
import { rights } from '../rights.ts';
import { faultError } from './capture-error.ts';
import { insertJob } from './capture-jobs.ts';
import type { Received } from './receive-document.ts';

/**
 * Takes a document for capture: it is on record when this commits, and captured by `onCaptureRequested`, however often the process
 * dies in between. Answers the job's id. With `rollback` a document with any fault is refused; with `proceed` its valid events are taken.
 */
export async function requestCapture(
  call: Call,
  { received, onError }: { readonly received: Received; readonly onError: Submission['onError'] },
): Promise<Outcome<string, TracingRefusal>> {
  if (!may(call.actor, rights['capture-events'])) return refuse('tracing.not-allowed');
  const { context, events, masterData, signed, faults, documentFaults } = received;
  const fatal = onError === 'rollback' ? faults.length + documentFaults.length : documentFaults.length;
  if (fatal > 0) return refuse('tracing.document-wrong', { faults: faults.length + documentFaults.length });
  const id = await insertJob(call, {
    onError,
    errors: faults.map(faultError),
    waiting: { context, events, masterData, signed },
  });
  await announce(call, 'capture-requested', { jobId: id });
  return ok(id);
}
