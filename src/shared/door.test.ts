import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, visitor } from './call.ts';
import { passage } from './door.ts';

const grower: Actor = { personId: 'p1', name: '韦大山', roles: ['grower'], organisationId: 'o1' };

test('an open door lets everybody pass', () => {
  assert.equal(passage('open', visitor), 'pass');
});

test('a visitor before a closed door is asked to sign in', () => {
  assert.equal(passage('signed-in', visitor), 'sign-in');
  assert.equal(passage(['grower'], visitor), 'sign-in');
});

test('a grower passes the door of growers and of everybody signed in', () => {
  assert.equal(passage(['coop-staff', 'grower'], grower), 'pass');
  assert.equal(passage('signed-in', grower), 'pass');
});

test('a grower before the door of officers is told which role is needed', () => {
  assert.deepEqual(passage(['officer'], grower), { needs: ['officer'] });
});

test('what visitors may do too is open to a visitor by the consumer role', () => {
  assert.equal(passage(['consumer', 'grower'], visitor), 'pass');
});
