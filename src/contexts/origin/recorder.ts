import type { Actor } from '#shared/call.ts';

/** Who did it, as records keep it: both names when a helper acted for an elder. The platform's own acts carry its name. */
export interface Recorder {
  readonly personId: string | null;
  readonly personName: string;
  readonly helperId: string | null;
  readonly helperName: string | null;
}

export function recorderOf(actor: Actor): Recorder {
  return {
    personId: actor.personId ?? null,
    personName: actor.name,
    helperId: actor.helper?.personId ?? null,
    helperName: actor.helper?.name ?? null,
  };
}
