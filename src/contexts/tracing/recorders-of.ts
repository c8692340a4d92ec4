import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { disclosuresOf } from './erase-personal-data.ts';
import type { Thing } from './kernel/things.ts';
import type { TracingRefusal } from './refusals.ts';
import { storyOf } from './story.ts';

/** Who recorded a step, as far as it is not erased and was recorded here: partners' systems name nobody. */
export interface Recorders {
  /** The event's `eventID`. */
  readonly event: string;
  readonly at: Date;
  readonly bizStep: string;
  readonly recordedBy?: string;
  readonly helpedBy?: string;
}

/** Who recorded each step of a thing and of what it was made from, for an inspector. */
export async function recordersOf(
  call: Call,
  thing: Thing,
): Promise<Outcome<readonly Recorders[], TracingRefusal>> {
  const { events } = await storyOf(call, thing);
  const disclosed = await disclosuresOf(
    call,
    events.map(({ id }) => id),
  );
  if (!disclosed.ok) return disclosed;
  return ok(
    events.map(({ id, at, bizStep, document }) => {
      const { recordedBy, helpedBy } = disclosed.value.get(id) ?? {};
      return {
        event: String(document.eventID),
        at,
        bizStep,
        ...(recordedBy ? { recordedBy: String(recordedBy.value) } : {}),
        ...(helpedBy ? { helpedBy: String(helpedBy.value) } : {}),
      };
    }),
  );
}
