import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import {
  type Accounts,
  alipayAccount,
  alipaySettings,
  cashierChosen,
  chooseCashier,
  holdAccounts,
  setMerchant,
  setReceiver,
  wechatAccount,
  wechatSettings,
} from '#paying';
import { platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { Stopped } from './shared/stopped.ts';

const receiver = z.strictObject({
  provider: z.enum(['wechat', 'alipay']),
  /** Whose shares go there: an organisation's id, or null for the platform. */
  organisation: z.uuid().nullable(),
  account: z.string().regex(/^\d+$/),
  name: z.string().min(1),
});
const file = z.strictObject({
  wechat: wechatSettings.optional(),
  alipay: alipaySettings.optional(),
  receivers: z.array(receiver).default([]),
});

export interface AccountsFile {
  readonly accounts: Accounts;
  readonly receivers: readonly z.output<typeof receiver>[];
}

/**
 * Opens the county's accounts at payment providers from the file the configuration names. Its keys stay in this process: the
 * database only learns that the account is there. The first account ever becomes the one the checkout uses.
 */
export async function openMerchants(
  db: Db,
  {
    county,
    payments,
    origin,
  }: { county: string; payments?: string | undefined; origin?: string | undefined },
): Promise<void> {
  if (!payments) return;
  if (!origin) {
    throw new Stopped(
      '设置了 PAYMENTS 就要设置 ORIGIN：支付机构要把通知发到那里。',
      'PAYMENTS needs ORIGIN: it is where providers send their notices.',
    );
  }
  const { accounts, receivers } = await readAccounts(payments);
  holdAccounts(accounts);
  const names = Object.keys(accounts);
  await transact(db, { county, now: new Date(), actor: platform }, async (call) => {
    for (const provider of names) {
      const notifyUrl = new URL(`/api/payments/notices/${provider}`, origin).href;
      await setMerchant(call, { provider, apiUrl: '', cashierUrl: '', notifyUrl, key: '' });
    }
    for (const { provider, organisation, account, name } of receivers) {
      await setReceiver(call, provider, { organisationId: organisation, account, name });
    }
    if (names[0] && !(await cashierChosen(call))) must(await chooseCashier(call, names[0]));
  });
}

/** The accounts in a file. A key may stand there as PEM text or as the name of a file beside it. What is wrong is told without what it says. */
export async function readAccounts(path: string): Promise<AccountsFile> {
  try {
    const settings = file.parse(await withKeys(JSON.parse(await readFile(path, 'utf8')), dirname(path)));
    const accounts = {
      ...(settings.wechat ? { wechat: wechatAccount(settings.wechat) } : {}),
      ...(settings.alipay ? { alipay: alipayAccount(settings.alipay) } : {}),
    };
    return { accounts, receivers: settings.receivers };
  } catch (error) {
    // Never the error itself: it may quote a key.
    const where =
      error instanceof z.ZodError ? error.issues.map(({ path: at }) => at.join('.')).join(', ') : '';
    throw new Stopped(
      `支付商户文件 ${path} 读不成${where ? `，请核对：${where}` : '：不是 JSON，或有密钥不是 PEM'}`,
      `Cannot read the payment accounts in ${path}${where ? `; check: ${where}` : ': no JSON, or a key that is no PEM'}`,
    );
  }
}

/** Puts the text of every `….pem` that is named in its place. */
async function withKeys(value: unknown, folder: string): Promise<unknown> {
  if (typeof value === 'string')
    return value.endsWith('.pem') ? readFile(resolve(folder, value), 'utf8') : value;
  if (Array.isArray(value)) return Promise.all(value.map((each) => withKeys(each, folder)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    async ([name, each]) => [name, await withKeys(each, folder)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
