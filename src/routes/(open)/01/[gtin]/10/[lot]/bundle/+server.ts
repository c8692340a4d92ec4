import { createHash } from 'node:crypto';
import { lotByCode } from '#origin';
import { ok, refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { bundleOf, logAt, lotThing } from '#tracing';
import { refusedFile } from '../../../../../../refused.ts';
import type { RequestHandler } from './$types';

const refuse = refuserOf(refusals);

/** The lot's whole journey as one file that checks without us; the same until the log is witnessed anew. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const known = request.headers.get('if-none-match');
  const made = await locals.read(async (call) => {
    const lot = await lotByCode(call, params.lot);
    if (!lot || lot.gtin !== params.gtin) return refuse('request.not-found');
    const at = await logAt(call);
    if (!at.ok) return at;
    const etag = `W/"${createHash('sha256').update(at.value.checkpoint).digest('base64url')}"`;
    if (known?.includes(etag)) return ok({ etag });
    const bundle = await bundleOf(call, at.value, lotThing(lot.gtin, lot.code));
    return bundle.ok ? ok({ etag, bundle: bundle.value.bundle }) : bundle;
  });
  if (!made.ok) return refusedFile(made.refusal, locals.lang);
  const { etag, bundle } = made.value as { etag: string; bundle?: object };
  const headers = { etag, 'cache-control': 'no-cache', 'access-control-allow-origin': '*' };
  if (!bundle) return new Response(null, { status: 304, headers });
  return new Response(JSON.stringify(bundle), {
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${params.lot}.trace.json"`,
    },
  });
};
