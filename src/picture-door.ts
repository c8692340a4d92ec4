import type { IncomingMessage, ServerResponse } from 'node:http';
import { readVariant } from './shared/picture-files.ts';

const YEAR_S = 365 * 24 * 3600;
const ADDRESS =
  /^\/pictures\/([0-9a-f]{64})\/((?:(?:[0-9]+|master|original)\.(avif|webp))|original\.(jpg|png))$/;

/**
 * Answers `/pictures/<sha256>/<width>.<format>`, and `master.webp`, the file whose digest records of the trace name, and `original.…`, one that says of itself where it comes from. The address is the content, so browsers and caches may keep it for ever;
 * it is the same for everyone, so nobody's session is looked up.
 */
export function servePicture(folder: string, request: IncomingMessage, response: ServerResponse): void {
  answer(folder, request, response).catch((error) => {
    console.error(`picture ${request.url}`, error);
    response.writeHead(500).end();
  });
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, sha256 = '', name = ''] = ADDRESS.exec(request.url ?? '') ?? [];
  const bytes = await readVariant(folder, sha256, name);
  if (!bytes) {
    response.writeHead(404, { 'cache-control': 'no-cache' }).end();
    return;
  }
  response.writeHead(200, {
    'content-type': `image/${name.split('.').at(-1)?.replace('jpg', 'jpeg')}`,
    'content-length': bytes.byteLength,
    'cache-control': `public, max-age=${YEAR_S}, immutable`,
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
