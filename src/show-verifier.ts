import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type AnchorPlace, logVerifier, parsePolicy, publicPolicy } from '#tracing';
import type { ChainOfLog } from './keep-anchoring.ts';
import { platform } from './shared/call.ts';
import type { Config } from './shared/config.ts';
import type { Db } from './shared/database.ts';
import { policyFile } from './shared/running.ts';
import { transact } from './shared/transact.ts';
import { verifierFile } from './verifier/verifier-file.ts';

/** A county's log as it is kept here: its key, and the policy by which its witnesses are asked. */
export interface KeptLog {
  readonly vkey: string;
  readonly policy: string;
}

/**
 * Lays the policy for checkers beside the log, from where it is served and put into the page that checks; and says in the log which page
 * that is, so that everybody can see whether they were given the same. What is said already is not said again.
 */
export async function showVerifier(
  { db, config }: { readonly db: Db; readonly config: Pick<Config, 'county' | 'home'> },
  { vkey, policy }: KeptLog,
  chain: Pick<ChainOfLog, 'id' | 'contract' | 'publisher'> | undefined,
): Promise<void> {
  const file = policyFile(config);
  const before = await readFile(file, 'utf8').catch(() => '');
  const shown = publicPolicy(policy, { vkey, anchor: chain && placeOf(chain, before) });
  if (shown !== before) {
    await mkdir(dirname(file), { recursive: true });
    // Whoever reads it meanwhile gets the one before, whole.
    await writeFile(`${file}.part`, shown);
    await rename(`${file}.part`, file);
  }
  const { digest } = await verifierFile(shown);
  const { county } = config;
  await transact(db, { county, now: new Date(), actor: platform }, (call) => logVerifier(call, digest));
}

/** Which chain a contract is on: as its nodes say, and as they said before while none of them answers. */
function placeOf(
  { id, contract, publisher }: Pick<ChainOfLog, 'id' | 'contract' | 'publisher'>,
  before: string,
): AnchorPlace | undefined {
  if (id !== undefined) return { chainId: id, contract, publisher };
  const read = parsePolicy(before);
  return read.ok ? read.value.anchors.find((each) => each.contract === contract.toLowerCase()) : undefined;
}
