import assert from 'node:assert/strict';
import test from 'node:test';
import { inTongue } from './alert-text.ts';

const zh = { lang: 'zh-Hans-CN', text: '停开' };
const en = { lang: 'en_GB', text: 'No buses' };
const unsaid = { lang: '', text: '封路' };
const de = { lang: 'de', text: 'Kein Bus' };

test('a reader has an alert in their language, then in the county’s, then in one that is not said, then in any', () => {
  assert.equal(inTongue([de, unsaid, zh, en], 'en'), en.text);
  assert.equal(inTongue([de, unsaid, en, zh], 'zh'), zh.text);
  assert.equal(inTongue([de, unsaid, zh], 'en'), zh.text);
  assert.equal(inTongue([de, unsaid], 'en'), unsaid.text);
  assert.equal(inTongue([de], 'zh'), de.text);
  assert.equal(inTongue([{ lang: 'yue', text: '停駛' }, en], 'zh'), '停駛');
  assert.equal(inTongue([], 'zh'), '');
});
