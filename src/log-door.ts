import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { tileAt } from '#tracing';
import { logFolder, type WebConfig } from './shared/running.ts';

const YEAR_S = 365 * 24 * 3600;
const ADDRESS = /^\/log\/(\d{6})\/(checkpoint|policy|tile\/[\w/.]+)$/;

/**
 * Answers `/log/<county>/checkpoint`, `/log/<county>/tile/…` (C2SP tlog-tiles) and `/log/<county>/policy` (C2SP tlog-policy) from their
 * files, or sends to the bucket they are in, to anyone from anywhere: a log is there to be copied and compared. A tile never changes; the checkpoint does all the time.
 */
export function serveLog(config: WebConfig, request: IncomingMessage, response: ServerResponse): void {
  answer(config, request, response).catch((error) => {
    console.error(`log ${request.url}`, error);
    response.writeHead(500).end();
  });
}

async function answer(config: WebConfig, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, county = '', name = ''] = ADDRESS.exec(request.url ?? '') ?? [];
  const tile = tileAt(name) !== null;
  const known = tile || name === 'checkpoint' || name === 'policy';
  const elsewhere = name === 'policy' || county !== config.county ? undefined : config.logBucket?.url;
  const bytes = known && !elsewhere ? await fileAt(join(logFolder(config), county, name)) : undefined;
  response.setHeader('access-control-allow-origin', '*');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
  } else if (known && elsewhere) {
    response.writeHead(307, { location: `${elsewhere}/${name}`, 'cache-control': 'no-cache' }).end();
  } else if (!bytes) {
    response.writeHead(404, { 'cache-control': 'no-cache' }).end();
  } else {
    response.writeHead(200, {
      'content-type': tile ? 'application/octet-stream' : 'text/plain; charset=utf-8',
      'content-length': bytes.byteLength,
      'cache-control': tile ? `public, max-age=${YEAR_S}, immutable` : 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }
}

async function fileAt(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}
