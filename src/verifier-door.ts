import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { policyFile, type WebConfig } from './shared/running.ts';
import { type VerifierFile, verifierFile } from './verifier/verifier-file.ts';

const zipped = promisify(gzip);

/**
 * Answers `/verify` with the page that checks bundles: the very bytes whose digest stands in the log, to be kept and used without us. It
 * is the same for everyone, so nobody's session is looked up.
 */
export function serveVerifier(config: WebConfig, request: IncomingMessage, response: ServerResponse): void {
  answer(config, request, response).catch((error) => {
    console.error('the page that checks', error);
    response.writeHead(500).end();
  });
}

async function answer(config: WebConfig, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const { html, gzip, sha256, policy } = await pageFor(
    await readFile(policyFile(config), 'utf8').catch(() => ''),
  );
  const etag = `"${sha256}"`;
  response.setHeader('cache-control', 'no-cache');
  response.setHeader('etag', etag);
  response.setHeader('vary', 'accept-encoding');
  if (request.headers['if-none-match']?.includes(etag)) {
    response.writeHead(304).end();
    return;
  }
  const small = /\bgzip\b/.test(String(request.headers['accept-encoding']));
  const body = small ? gzip : Buffer.from(html);
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.byteLength,
    // The page says so itself, wherever it is opened; what cannot be said there is added.
    'content-security-policy': `${policy}; frame-ancestors 'none'`,
    ...(small ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

interface Page extends VerifierFile {
  readonly gzip: Buffer;
  /** Its own content policy. */
  readonly policy: string;
}

/** By the policy that stands in it: making it anew for every reader would cost more than sending it. */
const made = new Map<string, Promise<Page>>();

function pageFor(policy: string): Promise<Page> {
  const known = made.get(policy) ?? makePage(policy);
  made.clear();
  made.set(policy, known);
  return known;
}

async function makePage(policy: string): Promise<Page> {
  const file = await verifierFile(policy);
  const [, csp = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(file.html) ?? [];
  return { ...file, policy: csp, gzip: await zipped(file.html, { level: 9 }) };
}
