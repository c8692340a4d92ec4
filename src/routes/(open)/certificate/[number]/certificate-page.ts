import { basisWords, type Certificate, type Lot, promises } from '#origin';
import { qrSvg } from '#shared/qr-code.ts';

/** A certificate as its pages and its label show it. The Chinese words are the promise itself; English stands beside them. */
export function certificateShown(
  {
    certificate,
    lot,
    sources,
    replaces,
    replacedBy,
  }: {
    readonly certificate: Certificate;
    readonly lot: Lot;
    readonly sources: readonly Certificate[];
    readonly replaces: Certificate | undefined;
    readonly replacedBy: Certificate | undefined;
  },
  address: string,
) {
  const scan = `${address}/01/${lot.gtin}/10/${lot.code}`;
  return {
    number: certificate.number,
    form: certificate.form,
    lotCode: lot.code,
    productName: certificate.productName,
    productNameEn: lot.productNameEn,
    amount: certificate.amount,
    originText: certificate.originText,
    issuerName: certificate.issuerName,
    issuerUscc: certificate.issuerUscc,
    contact: certificate.contact,
    promise: certificate.promise,
    promiseEn: promises[certificate.form].en,
    basis: certificate.basis.map((basis) => basisWords[basis].zh),
    testReport: certificate.testReport,
    issuedAt: certificate.issuedAt,
    content: certificate.content,
    sha256: certificate.sha256,
    voided: certificate.voided && { at: certificate.voided.at, reason: certificate.voided.reason },
    sources: sources.map(({ number, issuerName }) => ({ number, issuerName })),
    replaces: replaces?.number,
    replacedBy: replacedBy?.number,
    scanPath: `/01/${lot.gtin}/10/${lot.code}`,
    qr: qrSvg(scan),
  };
}

export type CertificateShown = ReturnType<typeof certificateShown>;
