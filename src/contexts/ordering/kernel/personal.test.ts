import assert from 'node:assert/strict';
import test from 'node:test';
import { phoneTail, recipientName } from './personal.ts';

test('a phone is shown by its last four digits', () => {
  assert.equal(phoneTail('13877321234'), '1234');
});

test('a name is kept as typed but for its spaces; what no database keeps is no name', () => {
  assert.equal(recipientName('  李  小红 '), '李 小红');
  for (const none of ['', ' \t', '李\u0000红', '李\ud800', '\u001b[31m', '长'.repeat(41)]) {
    assert.equal(recipientName(none), undefined, JSON.stringify(none));
  }
});
