import { organisation } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { type ForeignCredential, foreignCredential, logCredential, lotThing } from '#tracing';
import { issuerByDid } from './issuers.ts';
import { kindOfTypes, kinds, type PaperKind } from './kernel/kinds.ts';
import { type About, aboutOwn } from './new-paper.ts';
import { paperUri } from './paper-uri.ts';
import { insertPaper } from './papers.ts';
import { refuse, type VouchingRefusal } from './refusals.ts';
import { rights } from './rights.ts';

export interface CredentialBrought {
  readonly id: string;
  /** The file's text, exactly. */
  readonly text: string;
  /** What it is about, where the credential does not say it in our words. */
  readonly productCode: string;
  readonly lotCode: string;
}

/**
 * Takes a credential from outside: signed, by an issuer the county trusts for its kind, and given to whoever brings it. Its text is kept
 * as it is and its digest logged. Whether it was revoked is looked up by `refreshStatuses`; until then it shows that nobody has.
 */
export async function bringCredential(
  call: Call,
  input: CredentialBrought,
): Promise<Outcome<{ readonly id: string }, VouchingRefusal>> {
  if (!may(call.actor, rights['bring-papers'])) return refuse('vouching.not-allowed');
  const read = foreignCredential(input.text);
  if (typeof read === 'string') return refuse('vouching.bad-credential', { fault: read });
  const kind = kindOfTypes(read.types);
  if (kind === undefined || kind === 'gi-quota') return refuse('vouching.unknown-kind');
  const issuer = await issuerByDid(call, read.issuer);
  if (!issuer || issuer.distrustedAt !== null || !issuer.kinds.includes(kind)) {
    return refuse('vouching.issuer-unknown', { issuer: read.issuer });
  }
  const about = await aboutOwn(call, kind, input);
  if (!about.ok) return about;
  if (!(await givenTo(call, read, about.value))) return refuse('vouching.other-holder');
  const { lot: _, ...subject } = about.value;
  const fresh = await insertPaper(call, {
    ...{ id: input.id, kind, source: 'credential', ...subject, digest: read.digest },
    number: textOf(read.subject.number) ?? read.id,
    issuerName: issuer.nameZh,
    issuerDid: read.issuer,
    credentialId: read.id,
    document: input.text,
    details: detailsOf(read, kinds[kind].fields),
    validFrom: read.validFrom,
    validUntil: read.validUntil ?? null,
    statusList: read.status?.list,
    statusIndex: read.status?.index,
    personName: nameOnRecord(call.actor),
  });
  if (!fresh) return refuse('vouching.known');
  await logCredential(call, { id: paperUri(input.id), digest: read.digest });
  return ok({ id: input.id });
}

/** A signature proves who issued it; that it was issued to whoever shows it must stand in it. */
async function givenTo(
  call: Call,
  { subject }: ForeignCredential,
  { holderId, lot }: About,
): Promise<boolean> {
  if (lot) return subject.id === lotThing(lot.gtin, lot.code);
  const holder = await organisation(call, holderId);
  if (!holder) return false;
  if (holder.uscc !== undefined && textOf(subject.uscc) !== undefined) return subject.uscc === holder.uscc;
  return subject.id === `urn:maidehao:organisation:${holderId}` || subject.operator === holder.nameZh;
}

/** The fields of its kind that the credential has; it is its issuer's, so none is asked for. */
function detailsOf({ subject }: ForeignCredential, fields: PaperKind['fields']): Record<string, string> {
  const found = Object.keys(fields).flatMap((name) => {
    const value = textOf(subject[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' && value.length <= 300 ? value : undefined;
}
