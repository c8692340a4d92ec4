import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTongue } from './alert-text.ts';

const zh = { lang: 'zh-Hans-CN', text: '停开' };
const en = { lang: 'en_GB', text: 'No buses' };
const unsaid = { lang: '', text: '封路' };
const de = { lang: 'de', text: 'Kein Bus' };

test('a reader has an alert in their language, then in the county’s, then in one that is not said, then in any', () => {
  assert.equal(inTongue([de, unsaid, zh, en], 'en').text, en.text);
  assert.equal(inTongue([de, unsaid, en, zh], 'zh').text, zh.text);
  assert.equal(inTongue([de, unsaid, zh], 'en').text, zh.text);
  assert.equal(inTongue([de, unsaid], 'en').text, unsaid.text);
  assert.equal(inTongue([de], 'zh').text, de.text);
  assert.equal(inTongue([{ lang: 'yue', text: '停駛' }, en], 'zh').text, '停駛');
  assert.equal(inTongue([], 'zh').text, '');
});

test('an alert says in which language it is, as a browser knows it', () => {
  assert.equal(inTongue([en], 'zh').lang, 'en-GB');
  assert.equal(inTongue([zh], 'en').lang, 'zh-Hans-CN');
  for (const lang of ['', 'English please', '-', 'x'])
    assert.equal(inTongue([{ lang, text: 'No buses' }], 'zh').lang, '');
});
