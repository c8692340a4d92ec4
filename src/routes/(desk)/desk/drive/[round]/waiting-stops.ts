import { forgetPhoto, shelvedPhoto } from '../../without-signal/photo-shelf.ts';
import { base64Of } from '../../without-signal/small-photo.ts';
import { type Waiting, waitingList } from '../../without-signal/waiting-list.ts';

/** A stop that was made and has not reached the server yet. */
export interface WaitingStop extends Waiting {
  readonly roundId: string;
  readonly nodeId: string;
  readonly handed: readonly string[];
  readonly notLeft?: {
    readonly reason: 'nobody-there' | 'refused';
    readonly note: string;
    readonly ids: readonly string[];
  };
  readonly fetched: readonly string[];
  /** ISO instant of the hand-over. */
  readonly at: string;
  readonly temperatureC?: string;
  /** Its photo lies on the shelf of photos under the entry's id. */
  readonly pictured?: boolean;
}

export const waitingStops = waitingList<WaitingStop>(
  'stops',
  async ({ title: _, refused: __, roundId, pictured, ...body }) => {
    const photo = pictured ? await shelvedPhoto(body.id).catch(() => undefined) : undefined;
    return {
      path: `/api/delivery/rounds/${roundId}/stops`,
      body: { ...body, ...(photo ? { photo: await base64Of(photo) } : {}) },
    };
  },
);

/** Takes photos off the shelf whose stops have been sent. */
export async function clearPhotos(ids: readonly string[], personId: string): Promise<void> {
  const waiting = new Set(waitingStops.all(personId).map(({ id }) => id));
  for (const id of ids) if (!waiting.has(id)) await forgetPhoto(id).catch(() => {});
}
