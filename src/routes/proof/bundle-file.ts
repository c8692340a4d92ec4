import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok, refuserOf } from '#shared/outcome.ts';
import { bundleOf, bundleText, type LogAt, logAt, refusals, type Thing } from '#tracing';
import { Allowance } from '../../shared/allowance.ts';
import { refusedFile } from '../refused.ts';
import { type BundleText, KeptBundles } from './kept-bundles.ts';

const refuse = refuserOf(refusals);
const allowance = new Allowance(20, 100);
const kept = new KeptBundles(64 * 1024 * 1024);

/**
 * A thing's whole journey as one file that checks without us; the same until the log is witnessed anew. `named` says which thing was
 * asked for, and what the file is called, or why there is none.
 */
export async function bundleFile(
  { locals, request, getClientAddress }: Pick<RequestEvent, 'locals' | 'request' | 'getClientAddress'>,
  named: (call: Call) => Promise<Outcome<{ readonly thing: Thing; readonly name: string }>>,
): Promise<Response> {
  if (!allowance.take(getClientAddress(), locals.now.getTime())) {
    return refusedFile(refuse('tracing.too-many-requests', { seconds: 1 }).refusal, locals.lang);
  }
  const asked = await locals.read(async (call) => {
    const found = await named(call);
    if (!found.ok) return found;
    const at = await logAt(call);
    return at.ok ? ok({ ...found.value, etag: etagOf(at.value) }) : at;
  });
  if (!asked.ok) return refusedFile(asked.refusal, locals.lang);
  const { thing, name, etag } = asked.value;
  const headers = { 'cache-control': 'no-cache', 'access-control-allow-origin': '*' };
  if (request.headers.get('if-none-match')?.includes(etag)) {
    return new Response(null, { status: 304, headers: { ...headers, etag } });
  }
  // Whoever waits for another's gathering holds no connection meanwhile.
  const made = await kept.of(thing, etag, () => locals.read((call) => gathered(call, thing)));
  if (!made.ok) return refusedFile(made.refusal, locals.lang);
  return new Response(made.value.text, {
    headers: {
      ...headers,
      etag: made.value.etag,
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${name}.trace.json"`,
    },
  });
}

async function gathered(call: Call, thing: Thing): Promise<Outcome<BundleText>> {
  const at = await logAt(call);
  if (!at.ok) return at;
  const found = await bundleOf(call, at.value, thing);
  return found.ok ? ok({ etag: etagOf(at.value), text: bundleText(found.value.bundle) }) : found;
}

function etagOf({ checkpoint }: LogAt): string {
  return `W/"${createHash('sha256').update(checkpoint).digest('base64url')}"`;
}
