import type { Call } from '#shared/call.ts';
import { captureEvents } from '../capture-events.ts';
import type { CaptureError } from './capture-error.ts';
import { finishJob, lockWaitingJob } from './capture-jobs.ts';
import { keepMasterData } from './master-data.ts';

/**
 * Captures a received document for whoever sent it and finishes its job, in one transaction: a crash leaves both undone, and the job
 * is heard again. Heard twice, it is captured once.
 */
export async function onCaptureRequested(call: Call, { jobId }: { readonly jobId: string }): Promise<void> {
  const job = await lockWaitingJob(call, jobId);
  if (!job) return;
  const { actor, onError, waiting } = job;
  const { context, masterData, events } = waiting;
  const sender: Call = { ...call, actor };
  const captured = await captureEvents(sender, {
    events: events.map(({ event }) => event),
    context,
    onError,
  });
  const errors = captured.ok
    ? captured.value.flatMap((result, place): CaptureError[] =>
        // What was left out only because of others is not what was wrong.
        result.status !== 'refused' || result.refusal.code === 'tracing.not-captured-alone'
          ? []
          : [{ pointer: events[place]?.pointer ?? '', refusal: result.refusal }],
      )
    : [{ pointer: '', refusal: captured.refusal }];
  if (onError === 'proceed' || errors.length === 0) await keepMasterData(sender, masterData);
  await finishJob(call, jobId, [...job.errors, ...errors]);
}
