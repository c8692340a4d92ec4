import type { Call } from '#shared/call.ts';
import { addDays, instantAt } from '#shared/instant.ts';
import { issueCredential, revokeCredential } from '#tracing';
import { brandById } from './brands.ts';
import type { Licence } from './licences.ts';

/** Issues a granted licence as a credential of the brand's holder, that its operator can show anywhere. */
export async function vouchFor(call: Call, licence: Licence): Promise<void> {
  const { number, validFrom, validUntil } = licence;
  const brand = await brandById(call, licence.brandId);
  if (!number || !validFrom || !validUntil || !brand) throw new Error(`licence ${licence.id} has no term`);
  await issueCredential(call, {
    id: licenceUri(number),
    type: 'BrandLicence',
    nameZh: `${brand.nameZh}授权`,
    nameEn: `Licence of ${brand.nameEn}`,
    issuerId: brand.holderId,
    validFrom: instantAt(validFrom),
    validUntil: instantAt(addDays(validUntil, 1)),
    subject: {
      id: `urn:maidehao:organisation:${licence.operatorId}`,
      operator: licence.operatorNameZh,
      product: licence.productNameZh,
      productCode: licence.productCode,
      number,
    },
  });
}

export async function withdraw(call: Call, { number }: Licence, reason: string): Promise<void> {
  if (number) await revokeCredential(call, { id: licenceUri(number), reason });
}

/** How the trace names a licence. */
export function licenceUri(number: string): string {
  return `urn:maidehao:licence:${number}`;
}
