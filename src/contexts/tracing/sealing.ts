import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Stopped } from '#shared/stopped.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

let sealingKey: Buffer | undefined;

/** Tells this process the configured secret, under which private keys are kept. Before it, nothing can be signed. */
export function unlockKeys(secret: string): void {
  sealingKey = Buffer.from(hkdfSync('sha256', secret, '', 'maidehao/issuer-keys/1', 32));
}

/** Encrypts a private key for the database (AES-256-GCM): nonce ‖ ciphertext ‖ tag. `owner` names whose it is: moved to another row it does not open. */
export function seal(seed: Uint8Array, owner: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, unlocked(), nonce).setAAD(Buffer.from(owner));
  return Buffer.concat([nonce, cipher.update(seed), cipher.final(), cipher.getAuthTag()]);
}

/** The private key again. Stops when it was sealed under another secret, or altered. */
export function unseal(sealed: Buffer, owner: string): Buffer {
  const decipher = createDecipheriv(CIPHER, unlocked(), sealed.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(owner))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch (error) {
    throw new Stopped(
      `密钥 ${owner} 打不开：SECRET 和保存它时的不一样。请换回原来的 SECRET。`,
      `The key of ${owner} cannot be opened: SECRET is not the one it was kept under. Set the former SECRET again.`,
      error,
    );
  }
}

function unlocked(): Buffer {
  if (!sealingKey) throw new Error('keys are locked: unlockKeys(secret) comes first');
  return sealingKey;
}
