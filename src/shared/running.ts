import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from './database.ts';

/** Photos come in forms; everything else is far smaller. */
export const LARGEST_FORM_MB = 12;

/** Somebody invented, whom a visitor of the demo county may sign in as. */
export interface DemoSignIn {
  readonly roleZh: string;
  readonly roleEn: string;
  readonly name: string;
  readonly phone: string;
}

/** What the web needs of the configuration. */
export interface WebConfig {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly county: string;
  /** Where this installation keeps its files (MAIDEHAO_HOME); without it, in the system's temporary folder. */
  readonly home?: string | undefined;
  /** The address people see, e.g. `https://shop.example.cn`. Without it, the request's own Host over http is believed. */
  readonly origin?: string | undefined;
  /** Signs session cookies: at least 32 characters, kept for as long as sessions should be valid. */
  readonly secret: string;
  /** The demo county: sign-in shows the code on the page instead of sending it, and says so. */
  readonly demo?: boolean | undefined;
  /** One person of the demo county for each role, offered on the sign-in page. */
  readonly demoSignIns?: readonly DemoSignIn[] | undefined;
  /** Where sign-in codes are handed to an SMS provider, and the key that signs them (src/contexts/people/sms-provider.ts). */
  readonly sms?: { readonly url: string; readonly key: string } | undefined;
  /** Opens the sandbox payment provider beside the shop: development and demo only. */
  readonly sandboxPay?: boolean | undefined;
  /** Pages of others that check bundles, beside our own. */
  readonly verifiers?: readonly string[] | undefined;
  /** Lets partners have events sent to addresses of a private network. */
  readonly privateWebhooks?: boolean | undefined;
  /** Where the log's tiles are, when not in its folder. */
  readonly logBucket?: { readonly url: string } | undefined;
  /** How many proxies of ours stand in front and append to X-Forwarded-For; 0 believes none. */
  readonly proxies?: number | undefined;
}

/** The parts of an OpenAPI 3.1 document that our page reads; `paths` and schemas keep their standard shape. */
export interface OpenApi {
  readonly paths?: object | undefined;
  readonly components?: object | undefined;
}

/** One running Maidehao: what a request may reach. */
export interface Running {
  readonly config: WebConfig;
  readonly db: Db;
  readonly clock: () => Date;
  /** What `/api/openapi.json` says, for the page at `/api`. */
  readonly openapi: () => OpenApi;
  /** Aborted when the server begins to stop: event streams end themselves on it. */
  readonly stopping: AbortSignal;
}

/** The folder of photos. */
export function filesOf(config: Pick<WebConfig, 'home'>): string {
  return join(config.home ?? tmpdir(), 'files');
}

/** The folder of logs: each county's own folder is served under `/log/<county>/` as it lies there. */
export function logFolder(config: Pick<WebConfig, 'home'>): string {
  return join(config.home ?? tmpdir(), 'log');
}

/** Whom a checker of this county's log trusts (C2SP tlog-policy): laid beside the log, and there only while one is kept here. */
export function policyFile(config: Pick<WebConfig, 'home' | 'county'>): string {
  return join(logFolder(config), config.county, 'policy');
}

const byRequest = new WeakMap<IncomingMessage, Running>();

/** Ties a request to the server that took it. No global: two servers in one process, as in tests, stay apart. */
export function takeRequest(request: IncomingMessage, running: Running): void {
  byRequest.set(request, running);
}

export function runningOf(request: IncomingMessage): Running {
  const running = byRequest.get(request);
  if (!running) throw new Error('this request did not come through startServer');
  return running;
}
