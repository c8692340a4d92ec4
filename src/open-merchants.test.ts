import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { cashierChosen, holdAccounts } from '#paying';
import { atEnd } from '../test/help/at-end.ts';
import { asCall, COUNTY } from '../test/help/county.ts';
import { testDatabase } from '../test/help/database.ts';
import { certificate, certificateKey } from '../test/help/wechat-certificate.ts';
import { openMerchants, readAccounts } from './open-merchants.ts';

const { db } = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'accounts-'));
atEnd(() => rm(folder, { recursive: true }));
await writeFile(join(folder, 'merchant.pem'), certificateKey);
await writeFile(join(folder, 'wechat.pem'), certificate);

const wechat = {
  appid: 'wxtest',
  mchid: '1900000001',
  serial: 'ABCDEF0123456789',
  privateKey: 'merchant.pem',
  apiV3Key: 'for-tests-only-0123456789abcdefg',
  certificates: ['wechat.pem'],
};

async function written(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

test('the accounts of a county are read from a file, keys from the files it names, and no key reaches the database', async () => {
  const receivers = [{ provider: 'wechat', organisation: null, account: '1900000202', name: '卖得好' }];
  const payments = await written('payments.json', JSON.stringify({ wechat, receivers }));
  await openMerchants(db, { county: COUNTY, payments, origin: 'https://shop.example' });
  assert.equal(await asCall(db, {}, cashierChosen), 'wechat');
  const rows = await db.selectFrom('paying.merchant').selectAll().where('countyId', '=', COUNTY).execute();
  assert.deepEqual(rows, [
    {
      countyId: COUNTY,
      provider: 'wechat',
      apiUrl: '',
      cashierUrl: '',
      notifyUrl: 'https://shop.example/api/payments/notices/wechat',
      key: '',
    },
  ]);
  const shares = await db.selectFrom('paying.receiver').select(['account', 'organisationId']).execute();
  assert.deepEqual(shares, [{ account: '1900000202', organisationId: null }]);
  holdAccounts({});
});

for (const [what, text] of [
  ['a key that is too short', JSON.stringify({ wechat: { ...wechat, apiV3Key: 'my-secret' } })],
  [
    'a private key that is none',
    JSON.stringify({ wechat: { ...wechat, privateKey: '-----BEGIN my-secret' } }),
  ],
  ['no JSON', '{"wechat": my-secret'],
  ['a setting nobody knows', JSON.stringify({ wechat, weixin: 'my-secret' })],
] as const) {
  test(`${what} stops the start, and what is told of it quotes nothing of the file`, async () => {
    const path = await written('wrong.json', text);
    await assert.rejects(readAccounts(path), (error: Error) => {
      assert.match(error.message, /wrong\.json/);
      assert.doesNotMatch(`${error.message} ${error.stack}`, /my-secret/);
      return true;
    });
  });
}
