import { openAsBlob } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Stopped } from '../../shared/stopped.ts';
import type { Capture, CaptureResult, ToldError } from './capture-result.ts';

const AGAIN_MS = 200;

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly pointer?: string;
  readonly errors?: readonly Problem[];
}

/** Sends files to any EPCIS 2.0 server's `/capture` and waits for what becomes of them. `to`: where its endpoints are. */
export function captureThere(
  to: string,
  { token, onError }: { readonly token: string | undefined; readonly onError: 'rollback' | 'proceed' },
): Capture {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const base = to.replace(/\/+$/, '');
  return async (file) => {
    const body = await openAsBlob(file);
    const start = (await body.slice(0, 512).text()).replace(/^\uFEFF/, '').trimStart();
    const answer = await ask(`${base}/capture`, {
      method: 'POST',
      headers: {
        ...authorization,
        'content-type': start.startsWith('<') ? 'application/xml' : 'application/ld+json',
        'GS1-Capture-Error-Behaviour': onError,
      },
      body,
    });
    if (answer.status === 413) return 'too-large';
    if (answer.status !== 202) {
      const problem = (await answer.json().catch(() => ({}))) as Problem;
      return { captured: false, errors: (problem.errors ?? [problem]).map(told(answer.status)) };
    }
    const location = new URL(answer.headers.get('location') ?? '', `${base}/capture`);
    return finished(location.href, authorization, onError);
  };
}

async function finished(
  location: string,
  headers: Record<string, string>,
  onError: 'rollback' | 'proceed',
): Promise<CaptureResult> {
  for (;;) {
    const answer = await ask(location, { headers });
    if (!answer.ok) throw new Stopped(`${location}：${answer.status}`, `${location}: ${answer.status}`);
    const { running, success, errors } = (await answer.json()) as {
      running: boolean;
      success: boolean;
      errors?: Problem[];
    };
    if (!running) {
      const captured = success || onError === 'proceed';
      return { captured, errors: (errors ?? []).map(told(0)) };
    }
    await pause(AGAIN_MS);
  }
}

function told(status: number): (problem: Problem) => ToldError {
  return ({ title, detail, code, pointer }) => ({
    pointer: pointer ?? '',
    code: code ?? String(status),
    sentences: [[title, detail].filter(Boolean).join('：') || `HTTP ${status}`],
  });
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, init).catch((error) => {
    throw new Stopped(`连不上 ${url}`, `${url} cannot be reached`, error);
  });
}
