import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../shared/root.ts';

function digitalLink(args: readonly string[], input = '') {
  const ran = spawnSync(process.execPath, [join(root, 'src/commands/maidehao.ts'), 'digital-link', ...args], {
    input,
    encoding: 'utf8',
  });
  return { code: ran.status, lines: ran.stdout.trim().split('\n'), says: ran.stderr };
}

const PACK = '(01)09520123456788(3103)000195(10)LOT-1';

test('links, brackets and what a scanner sent are taken apart, one result a line', () => {
  const told = digitalLink([
    'parse',
    'https://example.cn/m/01/09520123456788/10/LOT-1?3103=000195',
    '01095201234567883103000195' + '10LOT-1',
    'https://id.gs1.org/AQnYUc1gmiCNV4JG',
  ]);
  assert.equal(told.code, 0);
  assert.deepEqual(
    told.lines.map((line) => line.split('\t').slice(1)),
    [
      ['ok', '(01)09520123456788(10)LOT-1(3103)000195'],
      ['ok', PACK],
      ['ok', '(01)05412345000013(10)ABC123'],
    ],
  );
});

test('a link is built of a line of standard input, with one’s own beginning', () => {
  const told = digitalLink(['build', '--stem', 'https://mdh.example/q'], `${PACK}\n`);
  assert.equal(told.code, 0);
  assert.equal(told.lines[0], `${PACK}\tok\thttps://mdh.example/q/01/09520123456788/10/LOT-1?3103=000195`);
  const packed = digitalLink(['build', '--compress', '(01)05412345000013(10)ABC123']);
  assert.match(packed.lines[0] ?? '', /\thttps:\/\/id\.gs1\.org\/AQnYUc1gmiCNV4JG$/);
});

test('a wrong text is told with AI and place, the others are still done, and the exit code says so', () => {
  const told = digitalLink(['parse', '--json', '(01)09520123456789', PACK]);
  assert.equal(told.code, 1);
  assert.match(told.lines[0] ?? '', /INCORRECT_CHECK_DIGIT\t校验码不对：应用标识符 01，第 18 个字符。/);
  const { ok, results } = JSON.parse(told.lines.at(-1) ?? '');
  assert.equal(ok, false);
  assert.deepEqual(
    results.map((each: { ok: boolean }) => each.ok),
    [false, true],
  );
  assert.deepEqual(results[0].fault, { fault: 'value', at: 17, ai: '01', lint: 'INCORRECT_CHECK_DIGIT' });
});

test('an unknown action is a wrong call', () => {
  assert.equal(digitalLink(['shorten', PACK]).code, 2);
});
