import { createReadStream } from 'node:fs';
import { captureReceived, faultError, receiveDocument, unlockKeys } from '#tracing';
import { openDatabase } from '../../database/open.ts';
import { platform } from '../../shared/call.ts';
import { readConfig } from '../../shared/config.ts';
import { secretOf } from '../../shared/secret.ts';
import { transact } from '../../shared/transact.ts';
import type { Capture } from './capture-result.ts';

/** One's own files may be larger than what strangers send. */
const LIMITS = { events: 100_000, bytes: 512 * 1024 * 1024 };

/** Captures files into the local installation, as the county's own word. */
export async function captureHere(onError: 'rollback' | 'proceed'): Promise<Capture> {
  const config = readConfig();
  const { db } = await openDatabase(config);
  unlockKeys(await secretOf(config));
  return async (file) => {
    const received = await receiveDocument(createReadStream(file), LIMITS);
    if (received === 'too-large') return 'too-large';
    const { events, faults, documentFaults } = received;
    const wrong = [...documentFaults, ...faults].map(faultError);
    if (documentFaults.length > 0 || (onError === 'rollback' && faults.length > 0)) {
      return { events: events.length, captured: false, errors: wrong };
    }
    const caller = { county: config.county, now: new Date(), actor: platform };
    const errors = await transact(db, caller, (call) => captureReceived(call, received, onError));
    const captured = onError === 'proceed' || errors.length === 0;
    return { events: events.length, captured, errors: [...wrong, ...errors] };
  };
}
