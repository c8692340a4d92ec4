import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atEnd } from '../../test/help/at-end.ts';
import { openBrowser } from '../../test/help/browser.ts';
import { COUNTY } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { smsProvider } from '../../test/help/sms-provider.ts';
import { settle } from '../../test/help/village.ts';
import { startServer } from '../server.ts';

const { db } = await testDatabase();
const { phones } = await settle(db);
const sms = await smsProvider();
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: 'x'.repeat(40), sms };
const server = await startServer({ config, db });
atEnd(() => server.stop());
const browser = await openBrowser();
// A passkey belongs to a name, and a number is none.
const origin = server.url.replace('127.0.0.1', 'localhost');

test('a grower adds her fingerprint and signs in with it', async () => {
  const page = await browser.newPage({ locale: 'zh-CN' });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });

  await page.goto(`${origin}/sign-in?next=/me/security`);
  await page.getByLabel('手机号').fill(phones.wang);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await page.getByLabel('验证码').fill(sms.codeFor(phones.wang));
  await page.getByRole('button', { name: '登录', exact: true }).click();

  await page.getByLabel('给这台设备起个名字').fill('阿婆的手机');
  await page.getByRole('button', { name: '在这台设备上加一个' }).click();
  await page.getByText('通行密钥已经加好').waitFor();
  assert.ok(await page.getByRole('heading', { name: '阿婆的手机' }).isVisible());

  await page.context().clearCookies();
  await page.goto(`${origin}/sign-in?next=/me`);
  await page.getByRole('button', { name: '用指纹或面容登录' }).click();
  await page.waitForURL(`${origin}/me`);
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), '王秀英');

  await page.goto(`${origin}/me/security`);
  await page.getByRole('button', { name: '删除 阿婆的手机' }).click();
  await page.getByText('通行密钥已经删除').waitFor();
  await page.context().clearCookies();
  await page.goto(`${origin}/sign-in`);
  await page.getByRole('button', { name: '用指纹或面容登录' }).click();
  await page.getByText('通行密钥没有通过').waitFor();
});

test('without script, or at an address that is a number, nothing about passkeys is shown', async () => {
  for (const [address, javaScriptEnabled] of [
    [origin, false],
    [server.url, true],
  ] as const) {
    const page = await browser.newPage({ javaScriptEnabled, locale: 'zh-CN' });
    await page.goto(`${address}/sign-in`);
    assert.equal(await page.getByRole('button', { name: '用指纹或面容登录' }).count(), 0, address);
    assert.ok(await page.getByRole('button', { name: '获取验证码' }).isVisible());
  }
});
