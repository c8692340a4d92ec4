import { lookAtList } from '#region';
import { answered } from '../../../../../../../answered.ts';
import { listShown } from '../support-shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const looked = await locals.read((call) => lookAtList(call, params.assessment, params.unit));
  return listShown(answered(looked, locals.lang));
};
