import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);
const worthwhile = /^(text\/(?!event-stream)|application\/(json|problem\+json|ld\+json|xml)|image\/svg)/;
const SMALL = 1_000;

/** Compresses a finished text answer for a client that can read it. Streams of events pass as they are. */
export async function compressed(response: Response, acceptEncoding: string | null): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (!response.body || !worthwhile.test(type) || response.headers.has('content-encoding')) return response;
  const coding = /\bbr\b/.test(acceptEncoding ?? '')
    ? 'br'
    : /\bgzip\b/.test(acceptEncoding ?? '')
      ? 'gzip'
      : undefined;
  response.headers.append('vary', 'accept-encoding');
  if (!coding) return response;

  const body = Buffer.from(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  if (body.byteLength < SMALL) return new Response(body, { status: response.status, headers });
  headers.delete('content-length');
  headers.set('content-encoding', coding);
  // Brotli 4 is as fast as gzip 6 on a page of 30 KB and a tenth smaller.
  const small =
    coding === 'br'
      ? await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
      : await deflate(body);
  return new Response(new Uint8Array(small), { status: response.status, headers });
}
