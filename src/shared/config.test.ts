import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.ts';

test('without any setting it is the demo on this machine only', () => {
  const config = readConfig({});
  assert.equal(config.demo, true);
  assert.equal(config.host, '127.0.0.1');
  assert.equal(config.port, 3000);
  assert.match(config.home, /\.maidehao$/);
});

test('outside demo mode a secret has no default', () => {
  assert.throws(() => readConfig({ DEMO: 'off' }), /SECRET: needed outside demo mode/);
  assert.throws(() => readConfig({ NODE_ENV: 'production' }), /SECRET/);
  const sms = { SMS_URL: 'https://sms.example.cn/send', SMS_KEY: 'y'.repeat(16) };
  assert.equal(readConfig({ DEMO: 'off', SECRET: 'x'.repeat(32), ...sms }).demo, false);
});

test('outside demo mode sign-in codes need somewhere to go', () => {
  assert.throws(
    () => readConfig({ DEMO: 'off', SECRET: 'x'.repeat(32) }),
    /SMS_URL: needed outside demo mode/,
  );
});

test('every wrong setting is named at once', () => {
  assert.throws(
    () => readConfig({ PORT: 'eighty', DATABASE_URL: 'mysql://x', COUNTY: 'rongan' }),
    (error: Error) => ['PORT', 'DATABASE_URL', 'COUNTY'].every((name) => error.message.includes(name)),
  );
});

test('an empty variable counts as not set', () => {
  assert.equal(readConfig({ PORT: '', DATABASE_URL: '' }).port, 3000);
});

test('the demo is one county’s: another is set up without it', () => {
  assert.throws(() => readConfig({ COUNTY: '450226' }), /COUNTY: the demo county is 450224/);
});
