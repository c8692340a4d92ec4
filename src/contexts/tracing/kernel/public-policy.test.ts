import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHAIN, CONTRACT, logKey, POLICY, PUBLISHER } from '../../../../test/help/forged-log.ts';
import { policyOf } from '../../../../test/help/judge.ts';
import { publicPolicy } from './public-policy.ts';
import { vkeyText } from './tlog/vkey.ts';

const vkey = vkeyText(logKey.vkey);
const asked = POLICY.replace(/^(witness \S+ \S+)$/gm, '$1 http://10.0.0.7:3200/').replace(
  /^#maidehao anchor.*\n/m,
  '',
);
const anchor = { chainId: CHAIN, contract: CONTRACT, publisher: PUBLISHER };

test('a checker trusts the same log, witnesses and quorum, and is told no address', () => {
  const shown = publicPolicy(asked, { vkey, anchor });
  assert.ok(asked.includes('10.0.0.7') && !shown.includes('10.0.0.7'));
  assert.deepEqual(policyOf(shown), policyOf());
});

test('an anchor the keeper named already is named once', () => {
  const bare = POLICY.replace(` ${PUBLISHER}`, '');
  for (const given of [POLICY, bare]) {
    assert.deepEqual(policyOf(publicPolicy(given, { vkey, anchor })).anchors, [anchor]);
  }
});

test('without witnesses and anchor the log’s own key is all there is', () => {
  const { logs, witnesses, anchors } = policyOf(publicPolicy('', { vkey }));
  assert.deepEqual([logs.length, witnesses.length, anchors.length], [1, 0, 0]);
});
