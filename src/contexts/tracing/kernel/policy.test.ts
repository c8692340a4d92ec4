import assert from 'node:assert/strict';
import test from 'node:test';
import { CONTRACT, keyOf, logKey, POLICY, PUBLISHER, witnessKeys } from '../../../../test/help/forged-log.ts';
import { meetsQuorum, type Policy, parsePolicy } from './policy.ts';
import { COSIGNATURE, vkeyText } from './tlog/vkey.ts';

const log = `log ${vkeyText(logKey.vkey)}`;
const [w1 = '', w2 = '', w3 = ''] = witnessKeys.map(({ vkey }) => vkeyText(vkey));

function read(text: string): Policy {
  const policy = parsePolicy(text);
  if (!policy.ok) assert.fail(policy.fault);
  return policy.value;
}

test('a policy says which log, whose eyes, how many of them, how old, and which contract', () => {
  const policy = read(POLICY);
  assert.equal(policy.logs[0]?.name, 'trace.example/log/450224');
  assert.equal(policy.witnesses.length, 3);
  assert.deepEqual(policy.witnesses[2]?.called, ['消费者协会', 'Consumers’ association']);
  assert.equal(policy.largestAge, 86_400);
  assert.deepEqual(policy.anchors, [{ chainId: 31337, contract: CONTRACT, publisher: PUBLISHER }]);
  for (const [cosigned, enough] of [
    [[], false],
    [[1], false],
    [[0, 2], true],
    [[0, 1, 2], true],
  ] as const) {
    assert.equal(meetsQuorum(policy.quorum, new Set(cosigned)), enough, String(cosigned));
  }
});

test('groups of groups are counted as C2SP tlog-policy says', () => {
  const y = ['y1', 'y2', 'y3'].map((name) => vkeyText(keyOf(name, COSIGNATURE).vkey));
  const policy = read(`# the example of the specification
    ${log}

\twitness X1 ${w1}  https://w1.example/
witness X2 ${w2}
witness X3 ${w3}
group X-witnesses 2 X1 X2 X3
${y.map((key, at) => `witness Y${at + 1} ${key}`).join('\n')}
group Y-witnesses any Y1 Y2 Y3
group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y`);
  assert.ok(meetsQuorum(policy.quorum, new Set([0, 2, 5])));
  assert.ok(!meetsQuorum(policy.quorum, new Set([0, 1, 2])), 'nobody of Y');
  assert.ok(!meetsQuorum(policy.quorum, new Set([0, 3, 4, 5])), 'one of X');
  assert.equal(policy.witnesses[0]?.url, 'https://w1.example/');
});

const refused: readonly [name: string, text: string][] = [
  ['no log', `witness a ${w1}\nquorum a`],
  ['no quorum', log],
  ['two quorums', `${log}\nquorum none\nquorum none`],
  ['a quorum of nobody known', `${log}\nquorum someone`],
  ['the same log twice', `${log}\n${log}\nquorum none`],
  ['one key as two witnesses', `${log}\nwitness a ${w1}\nwitness b ${w1}\nquorum a`],
  ['one name for two witnesses', `${log}\nwitness a ${w1}\nwitness a ${w2}\nquorum a`],
  ['a witness that counts twice', `${log}\nwitness a ${w1}\ngroup g all a\ngroup h all a\nquorum g`],
  ['a threshold above its members', `${log}\nwitness a ${w1}\ngroup g 2 a\nquorum g`],
  ['a threshold of none', `${log}\nwitness a ${w1}\ngroup g 0 a\nquorum g`],
  ['a group that is named before it is known', `${log}\ngroup g any a\nwitness a ${w1}\nquorum g`],
  ['a witness called none', `${log}\nwitness none ${w1}\nquorum none`],
  ['a log’s key as a witness', `${log}\nwitness a ${vkeyText(keyOf('a').vkey)}\nquorum a`],
  ['a witness’s key as a log', `log ${w1}\nquorum none`],
  ['a key with a wrong id', `${log.replace(/\+[0-9a-f]{8}\+/, '+00000000+')}\nquorum none`],
  ['an unknown line', `${log}\nquorum none\nlargest-age 60`],
  ['an age that is none', `${log}\nquorum none\n#maidehao largest-age soon`],
  ['two ages', `${log}\nquorum none\n#maidehao largest-age 60\n#maidehao largest-age 90`],
  ['a line of ours that nobody knows', `${log}\nquorum none\n#maidehao largest-ages 60`],
  ['a name for a witness that is none', `${log}\nquorum none\n#maidehao called a 甲 | A`],
  ['a name in one language', `${log}\nwitness a ${w1}\nquorum a\n#maidehao called a 甲`],
  ['a contract that is no address', `${log}\nquorum none\n#maidehao anchor 1 0x12`],
  ['a publisher that is no address', `${log}\nquorum none\n#maidehao anchor 1 ${CONTRACT} 0x12`],
  ['a control character', `${log}\r\nquorum none`],
];

for (const [name, text] of refused) {
  test(`a policy with ${name} is refused`, () => assert.equal(parsePolicy(text).ok, false));
}
