import { listCertificates } from '#origin';
import { dayOf } from '#shared/instant.ts';
import { pageNumber } from '$ui/query.ts';
import { turnAway } from '../../../refused.ts';
import type { PageServerLoad } from './$types';
import { askedCertificates } from './asked-certificates.ts';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const asked = askedCertificates(url);
  const page = pageNumber(url);
  const found = await locals.read((call) =>
    listCertificates(call, { ...asked, limit: SIZE, offset: (page - 1) * SIZE }),
  );
  if (!found.ok) return turnAway(found.refusal, locals.lang);
  return {
    asked,
    page,
    size: SIZE,
    total: found.value.total,
    certificates: found.value.certificates.map((certificate) => ({
      number: certificate.number,
      lotCode: certificate.lotCode,
      product: certificate.productName,
      amount: certificate.amount,
      issuer: certificate.issuerName,
      day: dayOf(certificate.issuedAt),
      form: certificate.form,
      voided: certificate.voided?.reason,
    })),
  };
};
