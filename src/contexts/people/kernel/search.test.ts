import assert from 'node:assert/strict';
import { test } from 'node:test';
import { literal, wanted } from './search.ts';

test('a person is looked for by name, by letters or by number, as it is typed', () => {
  assert.deepEqual(wanted(' 王秀英 '), { kind: 'words', text: '王秀英', typed: '王秀英' });
  assert.deepEqual(wanted('Wang Xiuying'), { kind: 'letters', text: 'wangxiuying', typed: 'wang xiuying' });
  assert.deepEqual(wanted('wxy'), { kind: 'letters', text: 'wxy', typed: 'wxy' });
  assert.deepEqual(wanted('199 0000'), { kind: 'number', text: '1990000', typed: '199 0000' });
  assert.deepEqual(wanted('１９９'), { kind: 'number', text: '199', typed: '199' });
  assert.deepEqual(wanted('  '), { kind: 'all', text: '', typed: '' });
});

test('a percent sign looks for a percent sign', () => {
  assert.equal(literal('5%_\\'), '5\\%\\_\\\\');
});
