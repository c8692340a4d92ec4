import assert from 'node:assert/strict';
import test from 'node:test';
import { maskedName, phoneTail, readPhone } from './personal.ts';

test('a phone is shown by its last four digits', () => {
  assert.equal(phoneTail('13877321234'), '1234');
});

test('a name nobody needs is shown by its first character', () => {
  assert.equal(maskedName('韦美兰'), '韦**');
  assert.equal(maskedName(''), '**');
});

test('a mobile number is read with country code, spaces and dashes', () => {
  assert.equal(readPhone('+86 138-7732-1234'), '13877321234');
  assert.equal(readPhone('8613877321234'), '13877321234');
  assert.equal(readPhone('1387732123'), undefined);
  assert.equal(readPhone('23877321234'), undefined);
});
