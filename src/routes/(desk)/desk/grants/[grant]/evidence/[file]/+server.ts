import { evidenceFile } from '#region';
import { refusedFile } from '../../../../../../refused.ts';
import type { RequestHandler } from './$types';

/** A piece of evidence as it was brought: shown, never run. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const found = await locals.read((call) => evidenceFile(call, params.grant, params.file));
  if (!found.ok) return refusedFile(found.refusal, locals.lang);
  const { type, bytes } = found.value;
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
};
