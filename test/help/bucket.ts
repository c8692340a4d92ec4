import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { atEnd } from './at-end.ts';

/** A store that speaks as much S3 as a log needs: whole objects, open to read, written by one key (AWS Signature Version 4). */
export interface Bucket {
  readonly url: string;
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Answers the next writes with 503, this many. */
  fail(times: number): void;
  readonly refused: number;
}

export const BUCKET_KEY = { region: 'us-east-1', keyId: 'AKIDEXAMPLE', secret: 'for-tests-only' };

export async function openBucket(): Promise<Bucket> {
  const objects = new Map<string, Buffer>();
  let failing = 0;
  let refused = 0;
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '', 'http://bucket').pathname;
    const body = await buffer(request);
    if (request.method === 'PUT') {
      const signed = signature(request.method, path, request.headers as Record<string, string>, body);
      const wrong = !String(request.headers.authorization).endsWith(`Signature=${signed}`);
      if (failing > 0) failing -= 1;
      if (wrong) refused += 1;
      else if (failing === 0) objects.set(path.slice(1), body);
      response.writeHead(wrong ? 403 : failing > 0 ? 503 : 200).end();
      return;
    }
    const found = objects.get(path.slice(1));
    response.writeHead(found ? 200 : 404).end(found);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(async () => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/county-log`,
    objects,
    fail: (times) => {
      failing = times + 1;
    },
    get refused() {
      return refused;
    },
  };
}

const hex = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** The signature S3's documentation asks for, from the headers the request itself says are signed. */
function signature(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): string {
  const [, scope = '', names = ''] =
    /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? [];
  const sum = headers['x-amz-content-sha256'] ?? '';
  if (sum !== hex(body) && sum !== 'UNSIGNED-PAYLOAD') return 'another body';
  const canonical = [
    method,
    path,
    '',
    ...names.split(';').map((name) => `${name}:${headers[name]}`),
    '',
    names,
    sum,
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hex(canonical)].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>((from, part) => hmac(from, part), `AWS4${BUCKET_KEY.secret}`);
  return hmac(key, text).toString('hex');
}
