import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse, type TracingRefusal } from '../refusals.ts';
import { rights } from '../rights.ts';
import { type CaptureJob, type JobsWanted, listJobs, ownJob } from './capture-jobs.ts';

/** One capture job of whoever is acting. */
export async function captureJob(call: Call, id: string): Promise<Outcome<CaptureJob, TracingRefusal>> {
  if (!may(call.actor, rights['capture-events'])) return refuse('tracing.not-allowed');
  const job = await ownJob(call, id);
  return job ? ok(job) : refuse('tracing.no-such-capture');
}

/** The capture jobs of whoever is acting, the newest first. */
export async function captureJobs(
  call: Call,
  wanted: JobsWanted,
): Promise<Outcome<readonly CaptureJob[], TracingRefusal>> {
  if (!may(call.actor, rights['capture-events'])) return refuse('tracing.not-allowed');
  return ok(await listJobs(call, wanted));
}
