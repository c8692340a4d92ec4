import { redirect } from '@sveltejs/kit';
import { isId } from '#shared/id.ts';
import { refuserOf } from '#shared/outcome.ts';
import { fileOf, paperById, paperUri, refusals } from '#vouching';
import { turnAway } from '../../../refused.ts';
import type { RequestHandler } from './$types';

const refuse = refuserOf(refusals);
const endings: Readonly<Record<string, string>> = {
  'application/vc': 'json',
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** What is behind a paper: the credential exactly as it was signed, or the picture of a paper. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { paper, file } = await locals.read(async (call) =>
    isId(params.paper)
      ? { paper: await paperById(call, params.paper), file: await fileOf(call, params.paper) }
      : { paper: undefined, file: undefined },
  );
  if (paper?.source === 'issued') redirect(307, `/credentials/${paperUri(paper.id)}`);
  if (!paper || !file) return turnAway(refuse('vouching.no-paper').refusal, locals.lang);
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'content-type': file.type,
      'content-disposition': `attachment; filename="${paper.id}.${endings[file.type]}"`,
      'x-content-type-options': 'nosniff',
    },
  });
};
