import { turnAway } from '../../../refused.ts';
import type { PageServerLoad } from './$types';
import { certificateFile } from './certificate-file.ts';
import { certificateShown } from './certificate-page.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const found = await locals.read((call) => certificateFile(call, params.number));
  if (!found.ok) return turnAway(found.refusal, locals.lang);
  return { certificate: certificateShown(found.value, url.origin) };
};
