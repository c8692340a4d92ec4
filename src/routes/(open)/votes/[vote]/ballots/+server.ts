import { voteFile } from '#region';
import { refusedFile } from '../../../../refused.ts';
import type { RequestHandler } from './$types';

/** The ballots of a counted vote in Pabulib's format: `maidehao region vote` counts them again. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const file = await locals.read((call) => voteFile(call, params.vote));
  if (!file.ok) return refusedFile(file.refusal, locals.lang);
  return new Response(file.value, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="vote-${params.vote}.pb"`,
    },
  });
};
