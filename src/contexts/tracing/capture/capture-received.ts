import type { Call } from '#shared/call.ts';
import { captureEvents, type Submission } from '../capture-events.ts';
import type { CaptureError } from './capture-error.ts';
import type { Waiting } from './capture-jobs.ts';
import { keepMasterData } from './master-data.ts';

/** Captures the valid events of a received document, and keeps its master data, for whoever is acting. Answers what was wrong. */
export async function captureReceived(
  call: Call,
  { context, events, masterData, signed }: Waiting,
  onError: Submission['onError'],
): Promise<readonly CaptureError[]> {
  const captured = await captureEvents(call, {
    events: events.map(({ event }) => event),
    context,
    signed,
    places: events.map(({ place }) => place),
    onError,
  });
  const errors = captured.ok
    ? captured.value.flatMap((result, place): CaptureError[] =>
        // What was left out only because of others is not what was wrong.
        result.status !== 'refused' || result.refusal.code === 'tracing.not-captured-alone'
          ? []
          : [
              {
                pointer: `${events[place]?.pointer ?? ''}${result.refusal.facts.pointer ?? ''}`,
                refusal: result.refusal,
              },
            ],
      )
    : [{ pointer: '', refusal: captured.refusal }];
  if (onError === 'proceed' || errors.length === 0) await keepMasterData(call, masterData);
  return errors;
}
