import { createDecipheriv } from 'node:crypto';

/** What a notice carries, sealed by the APIv3 key. */
export interface Resource {
  readonly ciphertext: string;
  readonly nonce: string;
  readonly associated_data?: string | undefined;
}

const TAG_BYTES = 16;

/** Opens a notice's resource (AES-256-GCM, the tag at its end); undefined when it was sealed by another key, changed or cut off. */
export function openResource(apiV3Key: string, resource: Resource): unknown {
  try {
    const sealed = Buffer.from(resource.ciphertext, 'base64');
    const opener = createDecipheriv('aes-256-gcm', apiV3Key, resource.nonce, { authTagLength: TAG_BYTES });
    opener.setAuthTag(sealed.subarray(-TAG_BYTES));
    opener.setAAD(Buffer.from(resource.associated_data ?? ''));
    const text = Buffer.concat([opener.update(sealed.subarray(0, -TAG_BYTES)), opener.final()]);
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}
