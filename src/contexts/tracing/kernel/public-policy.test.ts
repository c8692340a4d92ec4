import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHAIN, CONTRACT, logKey, POLICY, PUBLISHER } from '../../../../test/help/forged-log.ts';
import { policyOf } from '../../../../test/help/judge.ts';
import { publicPolicy } from './public-policy.ts';
import { ML_DSA_44, vkey as makeVkey, vkeyText } from './tlog/vkey.ts';

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

test('a witness’s key that a page cannot check is asked beside the quorum, and not shown to pages', () => {
  const postQuantum = vkeyText(makeVkey('witness.example/w1', ML_DSA_44, new Uint8Array(1312)));
  const more = `witness w1-pq ${postQuantum} http://10.0.0.7:3200/\n#maidehao called w1-pq 县检测站 | County inspection\n`;
  const shown = publicPolicy(asked.replace(/^quorum/m, `${more}quorum`), { vkey, anchor });
  assert.ok(!shown.includes('w1-pq'));
  assert.deepEqual(policyOf(shown), policyOf());
});
