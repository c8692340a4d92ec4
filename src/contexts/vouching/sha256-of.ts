import { createHash } from 'node:crypto';

/** A digest as the log has it: `sha256:` and base64url. */
export function sha256Of(content: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('base64url')}`;
}
