import type { Call } from '#shared/call.ts';
import { insertKey, type KeyInUse, keyInUse } from './issuer-keys.ts';
import { keyLine } from './kernel/entry.ts';
import { ED25519, keyName, vkey, vkeyText } from './kernel/tlog/vkey.ts';
import { say } from './pending-statements.ts';
import { seal, unseal } from './sealing.ts';
import { newSeed, type SigningKey, signingKey } from './signing-key.ts';

/** Whose word an event is: the organisation acted for; without one, the county's platform. */
export function holderOf(call: Call): string {
  const { organisationId } = call.actor;
  return organisationId
    ? `urn:maidehao:organisation:${organisationId}`
    : `urn:maidehao:county:${call.county}`;
}

/** A key in use that the platform keeps for its holder. */
export interface Issuer {
  readonly id: string;
  /** The moment of what it signs now: never before the key itself, whatever a clock that was set back says. */
  readonly at: Date;
  sign(message: Uint8Array): Uint8Array;
}

/** The key to sign with for a holder, made when it is first needed. */
export async function custodialIssuer(call: Call, holder = holderOf(call)): Promise<Issuer> {
  const key = (await keyInUse(call, holder)) ?? (await firstKey(call, holder));
  const open = opened(call, key);
  const at = call.now < key.validFrom ? key.validFrom : call.now;
  return { id: key.id, at, sign: (message) => open.sign(message) };
}

async function firstKey(call: Call, holder: string): Promise<KeyInUse> {
  await issueKey(call, holder);
  // When another transaction made one at the same moment, ours has waited for it and made none.
  const key = await keyInUse(call, holder);
  if (!key) throw new Error(`no key of ${holder} although it was just made`);
  return key;
}

/** Makes a key for a holder and says so in the log; does nothing when one is in use. */
export async function issueKey(call: Call, holder: string): Promise<void> {
  const seed = newSeed();
  const key = vkey(holder, ED25519, signingKey(seed).publicKey);
  const id = keyName(key);
  const text = vkeyText(key);
  const sealed = seal(seed, owner(call, id));
  if (!(await insertKey(call, { id, vkey: text, holder, sealed, validFrom: call.now }))) return;
  const from = call.now.toISOString();
  await say(call, { type: 'maidehao/key/1', vkey: text, holder, from }, keyLine(id));
}

// Opening a key takes longer than signing with it.
const open = new Map<string, SigningKey>();
const REMEMBERED = 10_000;

function opened(call: Call, { id, sealed }: KeyInUse): SigningKey {
  const known = open.get(id);
  if (known) return known;
  const key = signingKey(unseal(sealed, owner(call, id)));
  if (open.size >= REMEMBERED) open.clear();
  open.set(id, key);
  return key;
}

function owner(call: Call, id: string): string {
  return `${call.county} ${id}`;
}
