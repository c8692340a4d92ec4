import { labelsOf } from '#delivery';
import { maskedPhone } from '#people';
import { isId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { pdfResponse } from '../../../../../pdf-response.ts';
import { refusedFile } from '../../../../../refused.ts';
import { dayAsked, idAsked } from '../../asked.ts';
import type { RequestHandler } from './$types';
import { labelsPdf } from './labels-pdf.ts';

/** The labels that the page beside it shows, one on each page of 100 × 150 mm. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const ids = url.searchParams.getAll('id').filter(isId);
  const departs = ids.length > 0 ? undefined : dayAsked(url, dayOf(locals.now), 'departs');
  const choice = { departs, serviceId: idAsked(url, 'service'), ids: departs ? undefined : ids };
  const labels = await locals.read((call) => labelsOf(call, choice));
  if (!labels.ok) return refusedFile(labels.refusal, locals.lang);
  const shown = labels.value.map(({ parcel, lines }) => ({
    parcel: { ...parcel, recipientPhone: maskedPhone(parcel.recipientPhone) },
    lines,
  }));
  const name = locals.t('面单', 'labels');
  return pdfResponse(name, labelsPdf(shown, name, locals.t, locals.lang));
};
