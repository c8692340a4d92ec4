import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { scanType } from '#shared/scan-type.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { logCredential } from '#tracing';
import { aboutOwn, checkTyped, type PaperTyped } from './new-paper.ts';
import { paperUri } from './paper-uri.ts';
import { insertPaper, insertScan } from './papers.ts';
import { refuse, type VouchingRefusal } from './refusals.ts';
import { rights } from './rights.ts';
import { sha256Of } from './sha256-of.ts';

export interface ScanBrought extends PaperTyped {
  readonly id: string;
  readonly issuerName: string;
  readonly productCode: string;
  readonly lotCode: string;
  readonly file: Uint8Array;
}

export const MOST_SCAN_MB = 5;

/**
 * Keeps what stands on a paper with a picture of it. Nobody has verified it, and every page says so; the picture's digest is logged, so
 * that it cannot be exchanged afterwards.
 */
export async function bringScan(
  call: Call,
  input: ScanBrought,
): Promise<Outcome<{ readonly id: string }, VouchingRefusal>> {
  if (!may(call.actor, rights['bring-papers'])) return refuse('vouching.not-allowed');
  // What the association agrees is in its own books, signed; a picture of it would be a second quota.
  if (input.kind === 'gi-quota') return refuse('vouching.unknown-kind');
  const term = checkTyped(input);
  if (!term.ok) return term;
  const issuerName = input.issuerName.trim();
  if (issuerName === '') return refuse('vouching.fields', { fieldsZh: '发证单位', fieldsEn: 'Issued by' });
  const about = await aboutOwn(call, input.kind, input);
  if (!about.ok) return about;
  const type = scanType(input.file);
  if (!type || input.file.byteLength > MOST_SCAN_MB * 1024 * 1024)
    return refuse('vouching.scan', { mostMb: MOST_SCAN_MB });
  const digest = sha256Of(input.file);
  const { lot: _, ...subject } = about.value;
  await insertScan(call, { digest, type, bytes: input.file });
  const { id, kind, details } = input;
  const fresh = await insertPaper(call, {
    ...{ id, kind, source: 'scan', details, digest, issuerName, ...subject, ...term.value },
    number: input.number.trim(),
    personName: nameOnRecord(call.actor),
  });
  if (!fresh) return refuse('vouching.known');
  await logCredential(call, { id: paperUri(id), digest });
  return ok({ id });
}
