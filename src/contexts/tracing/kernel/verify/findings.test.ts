import assert from 'node:assert/strict';
import test from 'node:test';
import { collector } from './finding.ts';
import { findings } from './findings.ts';

const namesIn = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

test('every finding says the same in both languages, with the same facts', () => {
  for (const [code, [, zh, en]] of Object.entries(findings)) {
    assert.deepEqual(namesIn(zh), namesIn(en), code);
    assert.match(zh, /[\u4e00-\u9fff]/, code);
    assert.doesNotMatch(en, /[\u4e00-\u9fff]/, code);
    assert.match(zh, /。$/, code);
    assert.match(en, /\.$/, code);
  }
});

test('what a file says of itself cannot break out of the sentence about it', () => {
  const { found, say } = collector();
  say('bundle.other-thing', { about: `a\n\u202eb${'x'.repeat(500)}` });
  assert.match(found[0]?.en ?? '', /^This bundle is about something else: abx{150,160}…\.$/);
});

test('the same thing of the same record is said once', () => {
  const { found, say } = collector();
  say('event.content', {}, 'sha256:a');
  say('event.content', {}, 'sha256:a');
  say('event.content', {}, 'sha256:b');
  assert.equal(found.length, 2);
});
