import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { RefusalText } from '#shared/outcome.ts';
import { codes, problemOf, sentenceOf } from './refusals.ts';

const contexts = join(import.meta.dirname, '../contexts');

test('every refusal of every context has its sentence here', async () => {
  for (const file of globSync('*/refusals.ts', { cwd: contexts })) {
    const { refusals } = (await import(join(contexts, file))) as { refusals: Record<string, RefusalText> };
    for (const code of Object.keys(refusals)) assert.ok(codes.includes(code), `${file}: ${code}`);
  }
});

test('a refusal tells what happened, why and what to do next, in both languages', () => {
  const refusal = { code: 'request.too-large', facts: { limitMb: 12 } };
  assert.deepEqual(sentenceOf(refusal, 'zh'), {
    what: '文件太大了',
    why: '一次最多 12 MB。',
    next: '换一张小一点的照片，或者分几次上传。',
  });
  assert.equal(sentenceOf(refusal, 'en').why, 'At most 12 MB at once.');
});

test('for machines a refusal is a problem document with a stable code', () => {
  const problem = problemOf({ code: 'request.too-large', facts: { limitMb: 12 } }, 'en');
  assert.equal(problem.status, 413);
  assert.equal(problem.code, 'request.too-large');
  assert.deepEqual(problem.facts, { limitMb: 12 });
});

test('a refusal nobody wrote a sentence for is a bug', () => {
  assert.throws(
    () => sentenceOf({ code: 'nobody.wrote-this', facts: {} }, 'zh'),
    /refusal without a sentence/,
  );
});
