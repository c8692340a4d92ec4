import { join, resolve } from 'node:path';
import { z } from 'zod';
import { root } from './root.ts';
import { Stopped } from './stopped.ts';

/** 融安县, the county of the demo. */
const DEMO_COUNTY = '450224';
const SWITCH = z.stringbool({ truthy: ['on', 'true', 'yes', '1'], falsy: ['off', 'false', 'no', '0'] });

/** Every setting, read from the environment once at boot. An empty variable counts as not set. */
const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** An existing PostgreSQL 16 or newer; without it the bundled one runs, with its data in MAIDEHAO_HOME. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MAIDEHAO_HOME: z.string().default(join(root, '.maidehao')),
  /** The administrative code of the county served. */
  COUNTY: z
    .string()
    .regex(/^\d{6}$/)
    .default(DEMO_COUNTY),
  /** The demo county, its sign-ins and the sandbox payment provider. */
  DEMO: SWITCH.optional(),
  NODE_ENV: z.string().optional(),
  /** Signs sessions. In demo mode one is made and kept in MAIDEHAO_HOME. */
  SECRET: z.string().min(32).optional(),
  /** Where sign-in codes are handed to an SMS provider (see docs/operating.md), and the key both sides know. */
  SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_KEY: z.string().min(16).optional(),
  /** The file with the county's accounts at WeChat Pay and Alipay (see docs/operating.md). */
  PAYMENTS: z.string().optional(),
  /** A road service asked for ways before the county's own roads (see docs/operating.md): OSRM's address, or Valhalla's. */
  ROADS_OSRM: z.url({ protocol: /^https?$/ }).optional(),
  ROADS_VALHALLA: z.url({ protocol: /^https?$/ }).optional(),
  ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  /** The log's name: a URL without its scheme (C2SP tlog-checkpoint). Begun under one name, a log keeps it. */
  LOG_ORIGIN: z
    .string()
    .regex(/^[\w.:-]+(\/[\w.-]+)*$/)
    .optional(),
  /** Keeps the log's tiles in a bucket that speaks S3 and is open to read, instead of under MAIDEHAO_HOME: its address, region and key. */
  LOG_BUCKET: z.url({ protocol: /^https?$/ }).optional(),
  LOG_BUCKET_REGION: z.string().default('us-east-1'),
  LOG_BUCKET_KEY_ID: z.string().optional(),
  LOG_BUCKET_SECRET: z.string().optional(),
  /** The file with the log's witnesses and their quorum (C2SP tlog-policy). */
  WITNESSES: z.string().optional(),
  /** Nodes of the EVM chain the log is anchored on, separated by commas, best of different parties; the contract there; the key that pays. */
  ANCHOR_NODES: z
    .string()
    .transform((text) => text.split(',').map((node) => node.trim()))
    .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1))
    .optional(),
  ANCHOR_CONTRACT: z
    .string()
    .regex(/^0x[0-9a-fA-F]{40}$/)
    .optional(),
  ANCHOR_KEY: z
    .string()
    .regex(/^0x[0-9a-fA-F]{64}$/)
    .optional(),
  /** Pages of others that check a bundle as `/verify` does, separated by commas: a resolver's linkset names them beside ours. */
  VERIFIERS: z
    .string()
    .transform((text) => text.split(',').map((page) => page.trim()))
    .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1))
    .optional(),
  /** Lets partners have events sent to addresses of a private network; off, nobody reaches it through us. */
  PRIVATE_WEBHOOKS: SWITCH.default(false),
  PROXIES: z.coerce.number().int().min(0).max(9).default(0),
});

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(variables.shape);

const settings = variables
  .transform((env) => ({
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    home: resolve(env.MAIDEHAO_HOME),
    county: env.COUNTY,
    demo: env.DEMO ?? env.NODE_ENV !== 'production',
    secret: env.SECRET,
    sms: env.SMS_URL && env.SMS_KEY ? { url: env.SMS_URL, key: env.SMS_KEY } : undefined,
    payments: env.PAYMENTS,
    roadService: env.ROADS_OSRM
      ? { kind: 'osrm' as const, url: env.ROADS_OSRM }
      : env.ROADS_VALHALLA
        ? { kind: 'valhalla' as const, url: env.ROADS_VALHALLA }
        : undefined,
    origin: env.ORIGIN,
    logOrigin: env.LOG_ORIGIN,
    logBucket:
      env.LOG_BUCKET && env.LOG_BUCKET_KEY_ID && env.LOG_BUCKET_SECRET
        ? {
            url: `${env.LOG_BUCKET.replace(/\/$/, '')}/${env.COUNTY}`,
            region: env.LOG_BUCKET_REGION,
            keyId: env.LOG_BUCKET_KEY_ID,
            secret: env.LOG_BUCKET_SECRET,
          }
        : undefined,
    witnesses: env.WITNESSES,
    anchor:
      env.ANCHOR_NODES && env.ANCHOR_CONTRACT && env.ANCHOR_KEY
        ? { nodes: env.ANCHOR_NODES, contract: env.ANCHOR_CONTRACT, key: env.ANCHOR_KEY }
        : undefined,
    verifiers: env.VERIFIERS ?? [],
    privateWebhooks: env.PRIVATE_WEBHOOKS,
    proxies: env.PROXIES,
  }))
  .refine((config) => !config.demo || config.county === DEMO_COUNTY, {
    path: ['COUNTY'],
    message: `the demo county is ${DEMO_COUNTY}: for another, set DEMO=off`,
  })
  .refine((config) => config.demo || config.secret !== undefined, {
    path: ['SECRET'],
    message: 'needed outside demo mode: at least 32 characters, the same at every start',
  })
  .refine((config) => config.demo || config.sms !== undefined, {
    path: ['SMS_URL'],
    message: 'needed outside demo mode, with SMS_KEY: without it nobody gets a sign-in code',
  });

export type Config = z.infer<typeof settings>;

/** Reads the settings; refuses with one line for each that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = settings.safeParse(set);
  if (result.success) return result.data;
  const { issues } = result.error;
  const names = new Set(issues.map((issue) => issue.path.join('.')));
  const wrong = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n  ');
  throw new Stopped(
    `这些环境变量缺少或不对，请改正：${[...names].join('、')}`,
    `These settings are missing or wrong; correct them and start again:\n  ${wrong}`,
  );
}
