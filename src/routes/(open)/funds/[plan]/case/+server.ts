import { publishedPlan } from '#region';
import { refusedFile } from '../../../../refused.ts';
import type { RequestHandler } from './$types';

/** The case of a published plan, as `maidehao region fund --spec` reads it. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const looked = await locals.read((call) => publishedPlan(call, params.plan));
  if (!looked.ok) return refusedFile(looked.refusal, locals.lang);
  const { fund } = looked.value.plan;
  return new Response(JSON.stringify(fund), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="fund-${params.plan}.json"`,
    },
  });
};
