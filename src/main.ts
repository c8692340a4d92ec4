import { createServer } from 'node:net';
import { handToProvider, type SendNotice, sendNotices } from '#people';
import { useRoadService } from '#routing';
import { unlockKeys } from '#tracing';
import { loadDemoOnce } from './commands/demo/first-load.ts';
import { demoSignIns } from './commands/demo/load.ts';
import { reactions, schedules } from './contexts/reactions.ts';
import { openHome } from './database/home.ts';
import { openDatabase } from './database/open.ts';
import { type ChainOfLog, chainOf, keepAnchoring } from './keep-anchoring.ts';
import { keepTelling } from './keep-telling.ts';
import { keepTheLog } from './keep-the-log.ts';
import { openMerchants } from './open-merchants.ts';
import { startServer } from './server.ts';
import type { Config } from './shared/config.ts';
import { beforeEnding } from './shared/ending.ts';
import type { Schedule } from './shared/outbox.ts';
import { filesOf } from './shared/running.ts';
import { secretOf } from './shared/secret.ts';
import { Stopped } from './shared/stopped.ts';
import { startWorker } from './shared/worker.ts';
import { showVerifier } from './show-verifier.ts';

/** Told what is being done, before it is done. */
export type Progress = (zh: string, en: string) => void;

/**
 * Starts all of Maidehao in this process: database, migrations, the demo county the first time, web, API and worker.
 * Answers its address. Everything started is stopped by `endAll`.
 */
export async function startMaidehao(config: Config, progress: Progress): Promise<{ readonly url: string }> {
  // Asked first: the demo county takes a while, and it would be for nothing.
  await portMustBeFree(config);
  await openHome(config.home);
  const secret = await secretOf(config);
  unlockKeys(secret);
  useRoadService(config.roadService);

  progress('数据库', 'Database');
  const { db, pool, url } = await openDatabase(config);
  if (config.demo) {
    await loadDemoOnce(
      { db, pool, url },
      { county: config.county, scale: 1, files: filesOf(config), progress },
    );
  }

  await openMerchants(db, config);
  const log = await keepTheLog({ pool, url, secret, config }, progress);
  const chain = await chainOf(config, progress);
  const show = (reached?: ChainOfLog) => showVerifier({ db, config }, log, reached);
  await show(chain);

  progress('网页和接口', 'Pages and API');
  const demo = config.demo ? { sandboxPay: true, demoSignIns } : {};
  const server = await startServer({ config: { ...config, ...demo, secret }, db });
  beforeEnding(() => server.stop());
  const send = noticeSender(config);
  const notices: Schedule = {
    name: 'people/send-notices',
    cron: '* * * * *',
    run: ({ county, now }) => sendNotices({ db, county, send }, now),
  };
  const worker = await startWorker({
    db,
    pool,
    reactions,
    schedules: [...schedules, notices],
    counties: [config.county],
  });
  beforeEnding(() => worker.stop());
  keepTelling({ db, county: config.county, allowPrivate: config.privateWebhooks });
  if (chain) keepAnchoring({ db, county: config.county, setting: chain, reached: show });
  return { url: server.url };
}

/** By SMS where a provider is set; in the demo nobody's phone rings, and the log shows what would have been sent. */
function noticeSender({ sms }: Config): SendNotice {
  if (sms) return (notice, now) => handToProvider(sms, notice, now);
  return async ({ phone, text }) => console.info(`${phone} ${text}`);
}

async function portMustBeFree({ port, host }: Config): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const probe = createServer()
    .once('error', reject)
    .listen(port, host, () => probe.close(() => resolve()));
  try {
    await promise;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new Stopped(
        `端口 ${port} 已被别的程序占用。请关掉它，或换一个：PORT=${port + 1} npm start`,
        `Port ${port} is taken by another program. Close that one, or choose another: PORT=${port + 1} npm start`,
        error,
      );
    }
    throw new Stopped(
      `不能在 ${host}:${port} 上提供服务（${code}）。请检查 HOST 和 PORT。`,
      `Cannot serve on ${host}:${port} (${code}). Check HOST and PORT.`,
      error,
    );
  }
}
