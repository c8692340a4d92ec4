import type pg from 'pg';
import { Stopped } from '#shared/stopped.ts';
import { EMPTY_ROOT } from '../kernel/tlog/merkle.ts';
import { ED25519, vkey, vkeyText } from '../kernel/tlog/vkey.ts';
import { seal } from '../sealing.ts';
import { newSeed, signingKey } from '../signing-key.ts';
import { logKeyOwner } from './log-key.ts';
import { insertLog, logRow } from './log-rows.ts';

/** What a county's log is called (C2SP tlog-checkpoint, origin). */
export interface LogNames {
  /** As the settings say, if they do. */
  readonly origin: string | undefined;
  /** When it begins and the settings do not say. */
  readonly otherwise: string;
}

/**
 * Begins the county's log, unless it has one, and answers its verifier key. Stops when the settings give it another name than it has:
 * under another name it would be another log.
 */
export async function beginLog(
  client: pg.ClientBase | pg.Pool,
  county: string,
  { origin, otherwise }: LogNames,
): Promise<string> {
  const before = await logRow(client, county);
  if (before && origin !== undefined && before.origin !== origin) {
    throw new Stopped(
      `本县的溯源日志叫 ${before.origin}，现在的设置却是 ${origin}。请把 LOG_ORIGIN 改回来。`,
      `This county's log is called ${before.origin}, but the settings say ${origin}. Set LOG_ORIGIN back to it.`,
    );
  }
  if (before) return before.vkey;
  const name = origin ?? otherwise;
  const seed = newSeed();
  const text = vkeyText(vkey(name, ED25519, signingKey(seed).publicKey));
  const sealed = seal(seed, logKeyOwner(county));
  await insertLog(client, county, { origin: name, vkey: text, sealed, root: EMPTY_ROOT });
  // Of two that begin it at once, the first has.
  const begun = await logRow(client, county);
  if (!begun) throw new Error(`the log of ${county} was begun and is not there`);
  return begun.vkey;
}
