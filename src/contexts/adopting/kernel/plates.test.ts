import assert from 'node:assert/strict';
import test from 'node:test';
import { codeText, readCode } from './adoption-number.ts';
import { plateName } from './plate-name.ts';
import { platesIn } from './plates.ts';

test('plates are typed one by one or as a run, in any punctuation', () => {
  assert.deepEqual(platesIn('A-008～A-011，B1、 B2'), ['A-008', 'A-009', 'A-010', 'A-011', 'B1', 'B2']);
  assert.deepEqual(platesIn('A-1~3'), ['A-1', 'A-2', 'A-3']);
  assert.equal(platesIn('A-3~A-1'), undefined);
  assert.equal(platesIn('A-1~B-9'), undefined);
});

test('a name on a plate is a name: no address, no number to call', () => {
  assert.deepEqual(plateName('  小红 & 小明的树 '), { name: '小红 & 小明的树' });
  assert.deepEqual(plateName("O'Brien-Weiß 2026"), { name: "O'Brien-Weiß 2026" });
  assert.deepEqual(plateName('找我 138 7732 1234'), { wrong: 'digits' });
  assert.deepEqual(plateName('wx.example.com'), { wrong: 'address' });
  assert.deepEqual(plateName('<b>'), { wrong: 'address' });
});

test('a code is read however it is typed', () => {
  assert.equal(codeText('ABCDEFGHJKMN'), 'ABCD-EFGH-JKMN');
  assert.equal(readCode(' abcd－efgh jkmn'), 'ABCDEFGHJKMN');
});
