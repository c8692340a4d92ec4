import type { Call } from '#shared/call.ts';
import { finishJob, lockWaitingJob } from './capture-jobs.ts';
import { captureReceived } from './capture-received.ts';

/**
 * Captures a received document for whoever sent it and finishes its job, in one transaction: a crash leaves both undone, and the job
 * is heard again. Heard twice, it is captured once.
 */
export async function onCaptureRequested(call: Call, { jobId }: { readonly jobId: string }): Promise<void> {
  const job = await lockWaitingJob(call, jobId);
  if (!job) return;
  const { actor, onError, waiting } = job;
  const errors = await captureReceived({ ...call, actor }, waiting, onError);
  await finishJob(call, jobId, [...job.errors, ...errors]);
}
