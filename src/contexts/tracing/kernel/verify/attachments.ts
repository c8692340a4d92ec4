import { fromBase64 } from '../base64.ts';
import type { Bundle } from '../bundle.ts';
import { commitment } from '../commitment.ts';
import { digestOf } from '../digest.ts';
import type { JourneyEvent } from './events.ts';
import type { Say } from './finding.ts';

/** Personal data shown by its owner must be what the record committed to. */
export function checkDisclosed(bundle: Bundle, events: readonly JourneyEvent[], say: Say): void {
  for (const [digest, fields] of Object.entries(bundle.disclosed ?? {})) {
    const claim = events.find((event) => event.digest === digest)?.claim;
    for (const [field, { key, value }] of Object.entries(fields)) {
      const committed =
        claim?.commitments && Object.hasOwn(claim.commitments, field) ? claim.commitments[field] : undefined;
      const bytes = fromBase64(key);
      if (committed === undefined) say('disclosed.unclaimed', { field }, digest);
      else if (bytes?.length !== 32 || commitment(bytes, value) !== committed) {
        say('disclosed.mismatch', { field }, digest);
      }
    }
  }
}

/** Photos and clips must be ones a record names, and be what it says of them. */
export function checkMedia(bundle: Bundle, events: readonly JourneyEvent[], say: Say): void {
  for (const { digest, bytes } of bundle.media ?? []) {
    const event = events.find(({ claim }) => claim.media?.includes(digest));
    const content = bytes === undefined ? undefined : fromBase64(bytes);
    if (!event) say('media.unclaimed', { digest });
    else if (content === null || (content && digestOf(content) !== digest)) {
      say('media.mismatch', {}, event.digest);
    }
  }
}
