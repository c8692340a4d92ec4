import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command } from './bench.ts';
import { runNode } from './line/tool.ts';

const bench = (...args: string[]) => runNode(['src/commands/maidehao.ts', 'bench', ...args]);

test('every bench is listed by --help with what it measures in both languages', async () => {
  const choices = await command.choices();
  assert.ok(choices.some(({ name }) => name === 'spine'));
  const { passed, output } = await bench('--help');
  assert.equal(passed, true);
  for (const { name, zh, en } of choices) {
    assert.match(zh, /\p{Script=Han}/u, name);
    assert.match(en, /[a-z]/, name);
    assert.ok(output.includes(`  ${name}\n      ${zh}\n      ${en}`), name);
  }
});

for (const args of [[], ['nothing'], ['measuring'], ['../seed'], ['spine', 'spine']]) {
  test(`\`maidehao bench ${args.join(' ')}\` says which there are, and measures nothing`, async () => {
    const { passed, output } = await bench(...args, '--json');
    assert.equal(passed, false);
    assert.match(output, /maidehao bench .*spine/);
    assert.equal(JSON.parse(output.trim().split('\n').at(-1) ?? '').ok, false);
  });
}
