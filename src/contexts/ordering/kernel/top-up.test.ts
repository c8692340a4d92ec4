import assert from 'node:assert/strict';
import test from 'node:test';
import { mayAsk } from './top-up.ts';

test('a buyer is asked for what the scale showed beyond, up to a fifth of what was held', () => {
  assert.equal(mayAsk({ heldFen: 2_640, beyondFen: 300 }), 300);
  assert.equal(mayAsk({ heldFen: 2_640, beyondFen: 528 }), 528);
  assert.equal(mayAsk({ heldFen: 2_640, beyondFen: 900 }), 528);
  assert.equal(mayAsk({ heldFen: 2_640, beyondFen: 0 }), 0);
});
