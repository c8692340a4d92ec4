import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { bundleOf, logAt, type Thing } from '#tracing';
import { refusedFile } from '../refused.ts';

/**
 * A thing's whole journey as one file that checks without us; the same until the log is witnessed anew. `named` says which thing was
 * asked for, and what the file is called, or why there is none.
 */
export async function bundleFile(
  { locals, request }: Pick<RequestEvent, 'locals' | 'request'>,
  named: (call: Call) => Promise<Outcome<{ readonly thing: Thing; readonly name: string }>>,
): Promise<Response> {
  const known = request.headers.get('if-none-match');
  const made = await locals.read(async (call) => {
    const asked = await named(call);
    if (!asked.ok) return asked;
    const at = await logAt(call);
    if (!at.ok) return at;
    const { thing, name } = asked.value;
    const etag = `W/"${createHash('sha256').update(at.value.checkpoint).digest('base64url')}"`;
    if (known?.includes(etag)) return ok({ etag, name, bundle: undefined });
    const gathered = await bundleOf(call, at.value, thing);
    return gathered.ok ? ok({ etag, name, bundle: gathered.value.bundle }) : gathered;
  });
  if (!made.ok) return refusedFile(made.refusal, locals.lang);
  const { etag, name, bundle } = made.value;
  const headers = { etag, 'cache-control': 'no-cache', 'access-control-allow-origin': '*' };
  if (!bundle) return new Response(null, { status: 304, headers });
  return new Response(JSON.stringify(bundle), {
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${name}.trace.json"`,
    },
  });
}
