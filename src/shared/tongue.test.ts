import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preferredLang, tongue } from './tongue.ts';

test('a sentence is told in the language of the reader', () => {
  assert.equal(tongue('zh')('现在成熟', 'Ripe now'), '现在成熟');
  assert.equal(tongue('en')('现在成熟', 'Ripe now'), 'Ripe now');
});

test('a browser that says nothing, or only languages we do not speak, is spoken to in Chinese', () => {
  assert.equal(preferredLang(null), 'zh');
  assert.equal(preferredLang(''), 'zh');
  assert.equal(preferredLang('fr-FR,fr;q=0.9'), 'zh');
});

test('the heaviest language we speak wins, wherever it stands', () => {
  assert.equal(preferredLang('en-GB,en;q=0.9,zh;q=0.8'), 'en');
  assert.equal(preferredLang('fr, en;q=0.3, zh-CN;q=0.7'), 'zh');
  assert.equal(preferredLang('zh;q=0, en;q=0.1'), 'en');
});
