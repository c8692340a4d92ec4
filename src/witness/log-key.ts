import { checkpointAlgorithms } from '../contexts/tracing/kernel/tlog/cosignature.ts';
import { ED25519, parseVkey, type Vkey } from '../contexts/tracing/kernel/tlog/vkey.ts';

export { isKeyName } from '../contexts/tracing/kernel/tlog/vkey.ts';

/** A log's Ed25519 verifier key; its name is the log's origin (C2SP tlog-policy). */
export type LogKey = Vkey;

/** Reads a log's vkey; null when it is none that can be trusted: malformed, another algorithm, not of prime order. */
export function parseLogKey(text: string): LogKey | null {
  const key = parseVkey(text);
  return key?.algorithm === ED25519 && checkpointAlgorithms[ED25519]?.isKey(key.key) ? key : null;
}
