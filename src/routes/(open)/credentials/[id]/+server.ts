import { refuserOf } from '#shared/outcome.ts';
import { credentialById, refusals } from '#tracing';
import { turnAway } from '../../../refused.ts';
import type { RequestHandler } from './$types';

const refuse = refuserOf(refusals);

/** A credential exactly as it was signed, for anybody's wallet or verifier. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const credential = await locals.read((call) => credentialById(call, params.id));
  if (!credential) return turnAway(refuse('tracing.no-credentials').refusal, locals.lang);
  return new Response(credential.document, {
    headers: {
      'content-type': 'application/vc',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=300',
    },
  });
};
