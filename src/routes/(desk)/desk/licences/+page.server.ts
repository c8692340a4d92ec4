import { licenceQueue, rights, standingOf } from '#branding';
import { may } from '#shared/call.ts';
import { dayOf, daysBetween } from '#shared/instant.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import type { PageServerLoad } from './$types';
import { askedLicences } from './asked-licences.ts';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang } = locals;
  const asked = askedLicences(url);
  const page = pageNumber(url);
  const found = await locals.read((call) =>
    licenceQueue(call, { ...asked, limit: SIZE, offset: (page - 1) * SIZE }),
  );
  const { licences, total, counts } = answered(found, lang);
  const today = dayOf(locals.now);
  return {
    asked,
    page,
    size: SIZE,
    total,
    counts,
    decides: may(locals.actor, rights['decide-licence']),
    licences: licences.map((licence) => ({
      id: licence.id,
      number: licence.number,
      operator: t(licence.operatorNameZh, licence.operatorNameEn),
      township: t(licence.townshipNameZh, licence.townshipNameEn),
      product: t(licence.productNameZh, licence.productNameEn),
      appliedAt: dayOf(licence.appliedAt),
      waited: licence.status === 'applied' ? daysBetween(dayOf(licence.appliedAt), today) : undefined,
      standing: standingOf(licence, today),
      validUntil: licence.validUntil,
    })),
  };
};
