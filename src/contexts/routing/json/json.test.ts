import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { checkPlan } from '../kernel/check-plan.ts';
import { writePlan } from '../kernel/formats/plan-text.ts';
import { solve } from '../kernel/search/solve.ts';
import { readPlan, readProblem } from '../read-problem.ts';
import { problemJsonSchema } from './problem-schema.ts';
import { readJson } from './read-json.ts';
import { readVroom } from './read-vroom.ts';

const clock = () => 0;

// A morning: melons out to a village, goods from one village to another, and perhaps a detour for apples.
const morning = {
  dimensions: ['kg', 'crates'],
  places: [
    { name: 'town', lon: 104.9, lat: 25.1 },
    { name: 'east', lon: 105, lat: 25.1 },
    { name: 'north', lon: 104.9, lat: 25.2 },
  ],
  vehicles: [
    { name: 'van', capacity: [100, 10], start: 'town', end: 'town', close: 20000, skills: ['cold'] },
    { name: 'cart', count: 2, capacity: [50, 5], start: 'town', fixed: 500 },
  ],
  stops: [
    { name: 'melons', place: 'east', deliver: [80, 4], service: 300, skills: ['cold'] },
    { name: 'apples', place: 'north', collect: [10, 1], prize: 5 },
  ],
  shipments: [
    { amount: [5, 1], pickup: { name: 'sent', place: 'town' }, delivery: { name: 'got', place: 'east' } },
  ],
};
const text = (change: object = {}) => JSON.stringify({ ...morning, ...change });

test('a day in JSON is planned: what must be, and what is worth its way', () => {
  const read = readJson(text());
  assert.ok('problem' in read);
  const { problem } = read;
  const { plan } = solve(problem, { seed: 1, iterations: 300, clock });
  const { feasible, vehicles, cost } = checkPlan(problem, plan);
  assert.deepEqual([feasible, vehicles], [true, 1]);
  // A tenth of a degree of longitude at 25.1° north is 10.07 km, by road 1.3 times as far, there and back; the apples stay.
  assert.ok(Math.abs(cost - 2 * 10_069.6 * 1.3 - 5) < 5, `${cost}`);
  assert.deepEqual(
    plan.unplanned.map((visit) => problem.visits[visit]?.name),
    ['apples'],
  );
});

test('the format’s JSON Schema takes what the reader takes', () => {
  const validate = new Ajv2020({ strict: false }).compile(problemJsonSchema());
  assert.ok(validate(JSON.parse(text())), JSON.stringify(validate.errors));
  assert.ok(!validate(JSON.parse(text({ vehicles: [] }))));
});

test('a plan to go on from keeps what was driven', () => {
  const plan = [{ vehicle: 'van', stops: ['sent', 'melons', 'got'], kept: 1 }];
  const read = readJson(text({ plan }));
  assert.ok('problem' in read);
  assert.deepEqual(read.from?.routes, [{ vehicle: 0, visits: [2, 0, 3] }]);
  assert.deepEqual([read.from?.unplanned, read.kept], [[1], [1]]);
});

test('a plan written for a day in JSON is read again, whatever signs its names have', () => {
  const [melons] = morning.stops;
  const stops = [
    { ...melons, name: '瓜(大):1' },
    { ...melons, name: '(x):' },
  ];
  const given = readJson(
    text({ stops, shipments: [], vehicles: [morning.vehicles[1], morning.vehicles[0]] }),
  );
  assert.ok('problem' in given);
  const { problem } = given;
  const plan = { routes: [{ vehicle: 1, visits: [1, 0] }], unplanned: [] };
  assert.deepEqual(readPlan(writePlan(problem, plan), problem), { ok: true, value: plan });
});

// A day of fresh goods: a van with two boxes that comes back once, rests at noon, and one that is on its way.
const fresh = {
  vehicles: [
    {
      ...{
        name: 'van',
        capacity: [100, 10],
        start: 'town',
        end: 'town',
        perTime: 0.01,
        lastInFirstOut: true,
      },
      compartments: [{ name: 'box', takes: ['cold', 'frozen'], capacity: [40] }],
      breaks: [
        {
          name: 'noon',
          windows: [
            [12000, 13000],
            [14000, 15000],
          ],
          lasts: 1800,
          paid: true,
        },
      ],
      reloads: [{ name: 'back', place: 'town', lasts: 600 }],
      ...{ trips: 2, longestDriving: 9000 },
    },
    {
      ...{
        name: 'cart',
        capacity: [50, 5],
        start: 'town',
        end: 'town',
        breaks: [{ name: 'noon', windows: [[0, 9]], lasts: 1 }],
      },
      underway: { done: ['eggs'], place: 'east', time: 4000, aboard: ['milk'], rested: ['noon'] },
    },
  ],
  stops: [
    { name: 'eggs', place: 'east', deliver: [1] },
    {
      name: 'milk',
      place: 'north',
      deliver: [2],
      goods: 'cold',
      perAboard: 0.1,
      longestAboard: 7200,
      release: 60,
    },
    {
      name: 'melons',
      place: 'east',
      deliver: [30],
      windows: [
        [0, 900],
        [1800, 9000],
      ],
      due: 8000,
      perLate: 1,
    },
    { name: 'fish', place: 'east', deliver: [40], goods: 'frozen', only: ['van'] },
  ],
  shipments: [
    {
      ...{ amount: [5, 1], goods: 'cold', longestAboard: 6000, prize: 9 },
      ...{
        pickup: { name: 'sent', place: 'town' },
        delivery: { name: 'got', place: 'east', due: 9000, perLate: 2 },
      },
    },
  ],
};

test('a day of fresh goods in JSON is read and planned: boxes, rests, trips, windows, lateness, a vehicle underway', () => {
  const validate = new Ajv2020({ strict: false }).compile(problemJsonSchema());
  assert.ok(validate(JSON.parse(text(fresh))), JSON.stringify(validate.errors));
  const read = readJson(text(fresh));
  assert.ok('problem' in read, JSON.stringify(read));
  const { vehicles, visits } = read.problem;
  const [van, cart] = vehicles;
  assert.deepEqual(van?.breaks, [
    {
      name: 'noon',
      windows: [
        [12000, 13000],
        [14000, 15000],
      ],
      lasts: 1800,
      isPaid: true,
    },
  ]);
  assert.deepEqual(van?.reloads, [{ name: 'back', place: 0, lasts: 600 }]);
  assert.deepEqual(cart?.underway, { done: [0], place: 1, time: 4000, aboard: [1], rested: [0] });
  assert.deepEqual(visits[2]?.windows, [
    [0, 900],
    [1800, 9000],
  ]);
  assert.deepEqual([visits[2]?.open, visits[2]?.close], [0, 9000]);
  assert.deepEqual(
    [visits[4]?.goods, visits[5]?.goods, visits[5]?.longestAboard],
    ['cold', 'cold', Number.POSITIVE_INFINITY],
  );
  const { plan, impossible } = solve(read.problem, { seed: 1, iterations: 300, clock });
  assert.deepEqual([checkPlan(read.problem, plan).faults, impossible], [[], []]);
  assert.deepEqual(plan.routes.find(({ vehicle }) => vehicle === 1)?.visits.slice(0, 1), [0]);
});

test('breaks and reloads are written and read by name among the stops', () => {
  const read = readJson(
    text({ ...fresh, plan: [{ vehicle: 'van', stops: ['fish', 'back', 'melons', 'noon'] }] }),
  );
  assert.ok('problem' in read, JSON.stringify(read));
  const [route] = read.from?.routes ?? [];
  assert.deepEqual(route?.pauses, [
    { after: 1, what: 'reload', index: 0 },
    { after: 2, what: 'break', index: 0 },
  ]);
  const written = writePlan(read.problem, { routes: route ? [route] : [], unplanned: [] });
  assert.equal(written, 'Route #1 (van): fish back melons noon');
  const again = readPlan(written, read.problem);
  assert.deepEqual(again.ok && again.value.routes, [route]);
});

const [melons, apples] = morning.stops;
const [shipment] = morning.shipments;
const [van] = morning.vehicles;
const refused: [string, string, RegExp][] = [
  ['not-json', '{', /^$/],
  ['wrong-field', text({ stops: [{ ...melons, deliver: [-1] }] }), /stops\.0\.deliver\.0/],
  [
    'wrong-field',
    text().replace('"service":300', '"service":NaN').replace('NaN', '"NaN"'),
    /stops\.0\.service/,
  ],
  ['wrong-field', text({ stops: [{ ...melons, colour: 'green' }] }), /colour/],
  ['wrong-field', text({ stops: [{ ...melons, deliver: [1, 2, 3] }] }), /melons/],
  ['wrong-field', text({ shipments: [{ ...shipment, amount: [1, 2, 3] }] }), /shipments\.0\.amount: 3 > 2/],
  ['wrong-field', text({ stops: [{ ...melons, name: 'sweet melons' }] }), /stops\.0\.name: .*white space/],
  [
    'wrong-field',
    text({ shipments: [{ ...shipment, delivery: { name: 'got\u3000it', place: 'east' } }] }),
    /shipments\.0\.delivery\.name: .*white space/,
  ],
  [
    'impossible-window',
    text({
      stops: [
        {
          ...melons,
          windows: [
            [5, 9],
            [8, 12],
          ],
        },
      ],
    }),
    /melons/,
  ],
  [
    'impossible-window',
    text({ vehicles: [{ ...van, breaks: [{ name: 'noon', windows: [[9, 8]], lasts: 1 }] }] }),
    /van: noon/,
  ],
  [
    'wrong-field',
    text({ vehicles: [{ ...van, breaks: [{ name: 'noon', windows: [], lasts: 1 }] }] }),
    /breaks\.0\.windows/,
  ],
  ['same-name', text({ vehicles: [{ ...van, reloads: [{ name: 'melons', place: 'town' }] }] }), /melons/],
  [
    'unknown-place',
    text({ vehicles: [{ ...van, reloads: [{ name: 'back', place: 'west' }] }] }),
    /van: west/,
  ],
  [
    'goods-twice',
    text({
      vehicles: [
        { ...van, compartments: ['left', 'right'].map((name) => ({ name, takes: ['cold'], capacity: [1] })) },
      ],
    }),
    /van: cold/,
  ],
  ['unknown-vehicle', text({ stops: [{ ...melons, only: ['bus'] }] }), /bus/],
  [
    'unknown-visit',
    text({ vehicles: [{ ...van, underway: { done: ['pears'], place: 'town', time: 0 } }] }),
    /van: pears/,
  ],
  [
    'wrong-field',
    text({ vehicles: [{ ...van, count: 2, underway: { place: 'town', time: 0 } }] }),
    /van: underway, count 2/,
  ],
  [
    'faulty-plan',
    text({
      vehicles: ['a', 'b'].map((name) => ({
        ...van,
        name,
        underway: { done: ['melons'], place: 'town', time: 0 },
      })),
    }),
    /melons: visited-twice/,
  ],
  [
    'faulty-plan',
    text({
      shipments: [shipment],
      vehicles: [
        { ...van, underway: { done: [shipment?.delivery.name ?? ''], place: 'town', time: 0 } },
        ...morning.vehicles.slice(1),
      ],
    }),
    /: delivered-before-picked-up/,
  ],
  ['wrong-field', text({ stops: [{ ...melons, service: 1e300 }] }), /stops\.0\.service/],
  ['wrong-field', text({ roads: { kmh: 1e-300 } }), /roads\.kmh/],
  ['wrong-field', text({ vehicles: [{ ...van, name: 'big van' }] }), /vehicles\.0\.name: .*white space/],
  ['unknown-place', text({ stops: [{ ...melons, place: 'west' }] }), /melons: west/],
  ['unknown-place', text({ vehicles: [{ ...van, end: 'west' }] }), /van: west/],
  [
    'unknown-place',
    text({ shipments: [{ ...shipment, delivery: { name: 'got', place: 'west' } }] }),
    /got: west/,
  ],
  ['impossible-window', text({ stops: [{ ...melons, open: 9, close: 8 }] }), /melons/],
  ['same-name', text({ stops: [melons, { ...apples, name: 'melons' }] }), /melons/],
  ['wrong-matrix', text({ distance: [[0, 1]] }), /distance/],
  ['no-roads', text({ places: [{ name: 'town' }, ...morning.places.slice(1)] }), /town/],
  ['unknown-visit', text({ plan: [{ vehicle: 'van', stops: ['pears'] }] }), /pears/],
  ['unknown-vehicle', text({ plan: [{ vehicle: 'bus', stops: [] }] }), /bus/],
  ['faulty-plan', text({ plan: [{ vehicle: 'cart', stops: ['melons'] }] }), /melons: cannot-do/],
];

for (const [code, given, where] of refused) {
  test(`a day in JSON is refused for ${code.replaceAll('-', ' ')} (${where.source})`, () => {
    const read = readProblem(given, 'json');
    assert.ok(!read.ok);
    assert.equal(read.refusal.code, `routing.${code}`);
    assert.match(String(read.refusal.facts.at), where);
  });
}

// VROOM's own example with a matrix, and what its documentation says it answers.
const VROOM = {
  vehicles: [{ id: 0, start_index: 0, end_index: 3 }],
  jobs: [
    { id: 1414, location_index: 1 },
    { id: 1515, location_index: 2 },
  ],
  matrices: {
    car: {
      durations: [
        [0, 2104, 197, 1299],
        [2103, 0, 2255, 3152],
        [197, 2256, 0, 1102],
        [1299, 3153, 1102, 0],
      ],
    },
  },
};

test('VROOM’s example is answered as VROOM answers it', () => {
  const read = readVroom(JSON.stringify(VROOM));
  assert.ok('problem' in read);
  const { plan } = solve(read.problem, { seed: 1, iterations: 100, clock });
  const { feasible, cost } = checkPlan(read.problem, plan);
  assert.deepEqual([feasible, cost], [true, 5461]);
  assert.deepEqual(
    plan.routes.map(({ visits }) => visits.map((visit) => read.problem.visits[visit]?.name)),
    [['job-1414', 'job-1515']],
  );
});

test('VROOM’s shipments, skills, windows and costs are read', () => {
  const place = { location: [104.9, 25.1] };
  const read = readVroom(
    JSON.stringify({
      vehicles: [
        {
          id: 1,
          start: [104.9, 25.1],
          capacity: [9],
          skills: [3],
          time_window: [10, 900],
          costs: { fixed: 7, per_km: 1000 },
        },
      ],
      shipments: [
        {
          amount: [4],
          skills: [3],
          pickup: { id: 5, ...place, time_windows: [[20, 30]] },
          delivery: { id: 5, ...place },
        },
      ],
    }),
  );
  assert.ok('problem' in read);
  const [vehicle] = read.problem.vehicles;
  assert.deepEqual(
    [vehicle?.open, vehicle?.close, vehicle?.fixed, vehicle?.perDistance, vehicle?.perDuration, vehicle?.end],
    [10, 900, 7, 1, 1, null],
  );
  assert.deepEqual(
    read.problem.visits.map(({ name, collect, deliver, open, close, skills, deliveredAt }) => [
      ...[name, collect, deliver, open, close, skills, deliveredAt],
    ]),
    [
      ['pickup-5', [4], [], 20, 30, ['3'], 1],
      ['delivery-5', [], [4], 0, Number.POSITIVE_INFINITY, ['3'], null],
    ],
  );
});

test('VROOM’s breaks, several windows and most travel time are read', () => {
  const read = readVroom(
    JSON.stringify({
      ...VROOM,
      jobs: [
        {
          id: 1414,
          location_index: 1,
          time_windows: [
            [0, 100],
            [2000, 3000],
          ],
        },
      ],
      vehicles: [
        {
          ...{ id: 0, start_index: 0, end_index: 3, max_travel_time: 5461 },
          breaks: [{ id: 7, time_windows: [[2500, 2600]], service: 300 }],
        },
      ],
    }),
  );
  assert.ok('problem' in read, JSON.stringify(read));
  const { plan } = solve(read.problem, { seed: 1, iterations: 50, clock });
  const { faults, timetables } = checkPlan(read.problem, plan);
  assert.deepEqual(faults, []);
  // There at 2104; rests from 2500 to 2800 on the way on, which takes 3152.
  assert.deepEqual(
    timetables[0]?.map(({ step, begins }) => [step.is, begins]),
    [
      ['start', 0],
      ['visit', 2104],
      ['break', 2500],
      ['end', 2104 + 3152 + 300],
    ],
  );
  const tight = {
    ...read.problem,
    vehicles: read.problem.vehicles.map((each) => ({ ...each, longestDriving: 5255 })),
  };
  assert.deepEqual(
    checkPlan(tight, plan).faults.map(({ code }) => code),
    ['driven-too-long'],
  );
});

const job = { id: 1, location_index: 1 };
const sent = { pickup: job, delivery: { ...job, id: 2 } };

for (const [what, change, where] of [
  ['priority of a job', { jobs: [{ ...job, priority: 9 }] }, /jobs\.0\.priority/],
  ['priority of a shipment', { shipments: [{ ...sent, priority: 9 }] }, /shipments\.0\.priority/],
  [
    'most load of a break',
    { vehicles: [{ id: 0, start_index: 0, breaks: [{ id: 1, max_load: [1] }] }] },
    /vehicles\.0\.breaks\.0\.max_load/,
  ],
] as const) {
  test(`VROOM’s ${what} is refused by name`, () => {
    const read = readProblem(JSON.stringify({ ...VROOM, ...change }), 'vroom');
    assert.ok(!read.ok);
    assert.equal(read.refusal.code, 'routing.not-yet');
    assert.match(String(read.refusal.facts.at), where);
  });
}

for (const [change, where] of [
  [{ jobs: [{ ...job, delivery: [1, 2] }] }, /^jobs\.0\.delivery: 2 > 1$/],
  [{ jobs: [job, { ...job, id: 2, pickup: [1, 2] }] }, /^jobs\.1\.pickup: 2 > 1$/],
  [{ jobs: [], shipments: [{ ...sent, amount: [1, 2] }] }, /^shipments\.0\.amount: 2 > 1$/],
] as const) {
  test(`VROOM’s amounts that no vehicle has a capacity for are refused (${where.source})`, () => {
    const vehicles = [{ id: 0, start_index: 0, capacity: [9] }];
    const read = readProblem(JSON.stringify({ ...VROOM, vehicles, ...change }), 'vroom');
    assert.ok(!read.ok);
    assert.equal(read.refusal.code, 'routing.wrong-field');
    assert.match(String(read.refusal.facts.at), where);
  });
}
