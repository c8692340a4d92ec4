import { createHash } from 'node:crypto';
import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { issueCredential, lotThing } from '#tracing';
import { certificateById, certificatesByIds, certificatesOfLot, insertCertificate } from './certificates.ts';
import {
  type Basis,
  basisHolds,
  type CertificateContent,
  certificateText,
  credentialSubject,
  formFor,
  promises,
} from './kernel/certificate.ts';
import { certificateSeries } from './kernel/lot-code.ts';
import { sourceCertificates } from './kernel/source-certificates.ts';
import type { LockedLot } from './locked-lots.ts';
import { familyFlows } from './lot-flows.ts';
import { recordLotStep } from './lot-steps.ts';
import { lotsByIds } from './lots.ts';
import { openLot } from './open-lot.ts';
import { originText } from './origin-text.ts';
import { type Plot, plotsOfLot } from './plots.ts';
import { producersByIds } from './producers.ts';
import { recorderOf } from './recorder.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { nextCodes } from './series.ts';

export interface Issuing {
  /** Made where it is typed, so that sending it twice issues once. */
  readonly id: string;
  readonly lotId: string;
  readonly basis: readonly Basis[];
  /** Number of the report, when the promise rests on a test. */
  readonly testReport?: string;
}

export interface CertificateIssued {
  readonly id: string;
  readonly number: string;
}

/**
 * Issues the 承诺达标合格证 of a lot: the producer's form, or the buyer's for goods mixed from several producers, which rests on their
 * certificates. After a voided one it says which it replaces. From then on it is never changed.
 */
export async function issueCertificate(
  call: Call,
  input: Issuing,
): Promise<Outcome<CertificateIssued, OriginRefusal>> {
  const opened = await openLot(call, input.lotId, 'certify-lots');
  if (!opened.ok) return opened;
  const { lot, product } = opened.value;
  const known = await certificateById(call, input.id);
  if (known)
    return known.lotId === lot.id ? ok({ id: known.id, number: known.number }) : refuse('origin.id-taken');
  if (!product.certificateRequired) {
    return refuse('origin.certificate-not-for-product', {
      productZh: product.nameZh,
      productEn: product.nameEn,
    });
  }
  const testReport = input.testReport?.trim() ?? '';
  if (!basisHolds(input.basis, testReport)) return refuse('origin.basis-needed');
  const [latest] = await certificatesOfLot(call, lot.id);
  if (latest && !latest.voided)
    return refuse('origin.already-certified', { lot: lot.code, number: latest.number });

  const plots = await plotsOfLot(call, lot.id);
  const form = formFor(plots.map((plot) => plot.producerId));
  const sources = form === 'buyer' ? await sourcesOf(call, lot) : ok([]);
  if (!sources.ok) return sources;
  const issuer = await issuerOf(call, lot);
  const [number = ''] = await nextCodes(call, certificateSeries(call.county, call.now), 1);
  const says: CertificateContent = {
    number,
    form,
    lotCode: lot.code,
    productName: product.nameZh,
    amount: { milli: lot.quantity, unit: lot.unit },
    originText: await originOf(call, plots, issuer.placeCode),
    issuerName: issuer.nameZh,
    issuerUscc: issuer.uscc,
    contact: issuer.contactPhone,
    basis: input.basis,
    testReport,
    issuedAt: call.now,
    sources: sources.value,
    replaces: latest?.number,
  };
  const content = certificateText(says);
  await insertCertificate(call, {
    id: input.id,
    lotId: lot.id,
    issuerId: issuer.id,
    promise: promises[form].zh,
    sourceIds: sources.value.map((source) => source.id),
    replacesId: latest?.id ?? null,
    says,
    content,
    sha256: createHash('sha256').update(content).digest('hex'),
    ...recorderOf(call.actor),
  });
  await recordLotStep(call, {
    id: input.id,
    lot,
    milli: lot.quantity,
    at: call.now,
    action: 'OBSERVE',
    bizStep: 'inspecting',
    disposition: 'conformant',
    certification: certificateUri(number),
  });
  await issueCredential(call, {
    id: certificateUri(number),
    type: 'ConformityCertificate',
    nameZh: '承诺达标合格证',
    nameEn: 'Conformity certificate',
    issuerId: issuer.id,
    validFrom: call.now,
    subject: credentialSubject(lotThing(product.gtin, lot.code), says),
  });
  await recordHelpedAct(call, 'issue-certificate', number);
  return ok({ id: input.id, number });
}

/** How the trace names a certificate. */
export function certificateUri(number: string): string {
  return `urn:maidehao:certificate:${number}`;
}

async function sourcesOf(call: Call, lot: LockedLot) {
  const flows = await familyFlows(call, lot.id);
  const family = await lotsByIds(call, [...new Set(flows.map((flow) => flow.fromLotId))]);
  const found = sourceCertificates(lot, new Map(family.map((each) => [each.id, each])), flows);
  if ('missing' in found) return refuse('origin.certificate-missing', { lot: found.missing });
  return ok(await certificatesByIds(call, found.ids));
}

/** The organisation the caller acts for promises; the platform issues in the producer's name. */
async function issuerOf(call: Call, lot: LockedLot) {
  const id = call.actor.system ? lot.producerId : (call.actor.organisationId ?? lot.producerId);
  const [issuer] = await producersByIds(call, [id]);
  if (!issuer) throw new Error(`no organisation ${id} to issue a certificate`);
  return issuer;
}

function originOf(call: Call, plots: readonly Plot[], issuerPlace: string): Promise<string> {
  const codes = [...new Set(plots.map((plot) => plot.placeCode))];
  return originText(call, codes.length > 0 ? codes : [issuerPlace]);
}
