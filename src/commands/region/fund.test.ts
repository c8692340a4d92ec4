import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../../test/help/at-end.ts';
import { Stopped } from '../../shared/stopped.ts';
import { Failed } from '../line/command.ts';
import { command as region } from '../region.ts';

const folder = mkdtempSync(join(tmpdir(), 'fund-'));
atEnd(() => rm(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

// biome-ignore lint/suspicious/noExplicitAny: each way of asking answers in its own shape.
const told = (...words: readonly string[]): Promise<any> => region.run(words);

const FUND = {
  budget: 100,
  places: [
    { id: 'x', province: 'west', weak: true },
    { id: 'y', province: 'east' },
  ],
  options: [
    { id: 'x-hub', place: 'x', kind: 'hub', cost: 40, benefit: 5 },
    { id: 'x-plant', place: 'x', kind: 'plant', cost: 50, benefit: 30 },
    { id: 'y-hub', place: 'y', kind: 'hub', cost: 60, benefit: 50 },
    { id: 'y-hub-small', place: 'y', kind: 'hub', cost: 30, benefit: 20 },
  ],
  rules: {
    needs: [{ kind: 'plant', anyOf: ['hub'] }],
    weakPlaces: { atLeast: 1, kinds: ['hub'] },
  },
};

test('a fund is planned, checked apart, and each project left out says what it lacks', async () => {
  const spec = file('fund.json', JSON.stringify(FUND));
  const plan = await told('fund', '--spec', spec, '--admit', 'x-plant', '--frontier', '2');
  assert.deepEqual(plan.chosen, ['x-hub', 'y-hub']);
  assert.deepEqual([plan.benefit, plan.bound, plan.gap, plan.spent], [55, 55, 0, 100]);
  assert.ok(plan.verified && plan.priceBound >= 55 - 1e-9);
  const [plant, small] = plan.refused;
  assert.deepEqual(plant.changes, [{ rule: 'budget', by: 50 }]);
  assert.deepEqual([plant.option, plant.reason, plant.gain], ['x-plant', 'limits', 30]);
  assert.deepEqual(
    [small.option, small.reason, small.instead, small.gain],
    ['y-hub-small', 'no-gain', 'y-hub', -30],
  );
  // The plant in place of the large hub in the east: 35 instead of 55.
  assert.equal(plan.whatIf.loss, 20);
  assert.deepEqual(plan.whatIf.moved, { benefit: 85, spent: 150, admitted: true });
  assert.deepEqual(
    plan.frontier.map(({ toWeak, benefit }: { toWeak: number; benefit: number }) => [toWeak, benefit]),
    [
      [40, 55],
      [90, 35],
    ],
  );
});

test('money that comes by the year is spent no earlier, and what is needed is begun no later', async () => {
  const years = (id: string, rest: object, benefits: readonly number[]) =>
    benefits.map((benefit, year) => ({ id: `${id}@${year}`, place: 'y', ...rest, benefit, year }));
  const fund = {
    budget: 100,
    places: [{ id: 'y', province: 'east' }],
    options: [
      ...years('hub', { kind: 'hub', cost: 60 }, [20, 19]),
      ...years('plant', { kind: 'plant', cost: 40 }, [30, 29]),
    ],
    rules: { budgetByYear: [60, 40], needs: [{ kind: 'plant', anyOf: ['hub'] }] },
  };
  const spec = file('years.json', JSON.stringify(fund));
  const plan = await told('fund', '--spec', spec);
  assert.deepEqual([plan.chosen, plan.benefit], [['hub@0', 'plant@1'], 49]);
  // Begun at once, the plant would want its 40 a year earlier.
  const early = plan.refused.find(({ option }: { option: string }) => option === 'plant@0');
  assert.deepEqual([early.reason, early.instead], ['limits', 'plant@1']);
  assert.deepEqual(early.changes, [{ rule: 'year-budget', year: 0, by: 40 }]);
  // All of it in the second year: the hub cannot come first.
  const late = file(
    'late.json',
    JSON.stringify({ ...fund, rules: { ...fund.rules, budgetByYear: [0, 100] } }),
  );
  assert.deepEqual((await told('fund', '--spec', late)).chosen, ['hub@1', 'plant@1']);
});

test('rules that contradict each other, and names that are not listed, are refused in both languages', async () => {
  const rules = { ...FUND.rules, provinces: { west: { cap: 30 } } };
  for (const [name, fund, zh, en] of [
    ['tight', { ...FUND, rules }, /没有一个方案/, /No plan keeps all/],
    ['unknown', { ...FUND, rules: { kinds: { dam: { cap: 1 } } } }, /“rules”/, /kind dam \?/],
    ['twice', { ...FUND, options: [...FUND.options, FUND.options[0]] }, /x-hub ×2/, /x-hub ×2/],
    ['fraction', { ...FUND, budget: 1.5 }, /“budget”/, /“budget”/],
  ] as const) {
    await assert.rejects(told('fund', '--spec', file(`${name}.json`, JSON.stringify(fund))), (error) => {
      assert.ok(error instanceof Stopped);
      assert.match(error.zh, zh);
      assert.match(error.en, en);
      return true;
    });
  }
});

test('an LP file is solved to the gap asked for, and one without a solution fails', async () => {
  // By hand: (3, 1) is worth 11, (2, 2) only 10.
  const lp = file('a.lp', 'max\n 3 x + 2 y\nst\n c: 2 x + y <= 7\nbounds\n y <= 2\ngeneral\n x y\nend\n');
  const best = await told('fund', lp, '--gap', '0');
  assert.deepEqual([best.status, best.objective, best.x, best.verified], ['best', 11, { x: 3, y: 1 }, true]);
  const none = file('none.lp', 'min\n x\nst\n c: x <= -1\nend\n');
  await assert.rejects(told('fund', none), (error) => {
    assert.ok(error instanceof Failed);
    assert.deepEqual((error.told as { status: string }).status, 'infeasible');
    return true;
  });
  await assert.rejects(told('fund', lp, '--gap', '-1'), /--gap/);
  await assert.rejects(told('fund'), /--spec/);
});

test('counties and projects are paired, the stable way beside the one worth the most', async () => {
  // a is first in both lists; sent to its first wish it leaves b with its last.
  const pairing = {
    counties: [
      {
        id: 'a',
        wants: [
          { project: 'p', worth: 3 },
          { project: 'q', worth: 2 },
        ],
      },
      {
        id: 'b',
        wants: [
          { project: 'p', worth: 9 },
          { project: 'q', worth: 1 },
        ],
      },
    ],
    projects: [
      { id: 'p', sponsor: 's', places: 1 },
      { id: 'q', sponsor: 's', places: 1 },
    ],
    sponsors: [{ id: 's', places: 2, prefers: ['a', 'b'] }],
  };
  const found = await told('match', file('pairing.json', JSON.stringify(pairing)));
  assert.deepEqual(
    found.stable.pairs.map(({ county, project }: { county: string; project: string }) => [county, project]),
    [
      ['a', 'p'],
      ['b', 'q'],
    ],
  );
  assert.deepEqual([found.stable.blockingPairs, found.stable.worth, found.optimal.worth], [0, 4, 11]);
  assert.equal(found.optimal.blockingPairs, 1);
  assert.equal(found.priceOfStability, 11 / 4);
  await assert.rejects(told('match', file('bad.json', '{"counties": 3}')), /“counties”/);
});

test('villagers’ votes are counted three ways, side by side', async () => {
  // Three of four want the road; the fourth alone wants the well, and has a quarter of the money for it.
  const pb = [
    ...[
      'META',
      'key;value',
      'budget;8',
      'PROJECTS',
      'project_id;cost;name',
      'road;6;Road',
      'lamp;6;Lamp',
      'well;2;Well',
    ],
    ...['VOTES', 'voter_id;vote', '1;road,lamp', '2;road,lamp', '3;road', '4;well'],
  ];
  const found = await told('vote', file('village.pb', pb.join('\n')));
  assert.deepEqual([found.voters, found.projects, found.budget], [4, 3, 8]);
  assert.deepEqual(found.equalShares.chosen.toSorted(), ['road', 'well']);
  assert.deepEqual([found.equalShares.spent, found.equalShares.served], [8, 1]);
  assert.deepEqual(found.greedy.chosen, ['road', 'well']);
  await assert.rejects(told('vote', file('bad.pb', 'hello')), /Pabulib/);
});

test('what each file can say is printed as JSON Schema', async () => {
  for (const [question, field] of [
    ['fund', 'options'],
    ['match', 'sponsors'],
    ['stress', 'households'],
    ['potential', 'outcome'],
  ] as const) {
    const { schema } = await told(question, '--schema');
    assert.ok(schema.properties[field], question);
    assert.ok(schema.required.includes(field), question);
  }
  await assert.rejects(told('match'), /A file is needed/);
});
