import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { atEnd } from '../../../../test/help/at-end.ts';
import { askService } from './ask-service.ts';
import { travelTimes } from './travel-times.ts';
import { waysSentence } from './ways-words.ts';

// A service that drives along parallels and meridians, a degree in a hundred seconds or in ten kilometres: what it answers can be
// counted in the head.
const seconds = ([a, b]: readonly number[], [c, d]: readonly number[]) =>
  100 * (Math.abs((c ?? 0) - (a ?? 0)) + Math.abs((d ?? 0) - (b ?? 0)));

interface Asked {
  readonly url: URL;
  readonly body: string;
  readonly method: string | undefined;
}
type Answer = (asked: Asked, response: ServerResponse) => void;

async function serve(answer: Answer): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const one = { url: new URL(request.url ?? '', 'http://here'), body, method: request.method };
      asked.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

/** As project-osrm.org/docs has the table service: coordinates as longitude and latitude, the table by sources and destinations. */
const osrm: Answer = ({ url }, response) => {
  const [, places = ''] = /^\/table\/v1\/driving\/([^?]+)$/.exec(url.pathname) ?? [];
  const points = places.split(';').map((each) => each.split(',').map(Number));
  const chosen = (name: string) =>
    (url.searchParams.get(name)?.split(';').map(Number) ?? []).map((at) => points[at] ?? []);
  response.setHeader('content-type', 'application/json');
  if (points.length > 100) {
    response.statusCode = 400;
    return response.end(JSON.stringify({ code: 'TooBig', message: 'Too many table coordinates' }));
  }
  assert.equal(url.searchParams.get('annotations'), 'duration,distance');
  // Beyond 80 degrees of latitude there are no roads.
  const cell = (a: readonly number[], b: readonly number[], times: number) =>
    Math.max(a[1] ?? 0, b[1] ?? 0) > 80 ? null : seconds(a, b) * times;
  const table = (times: number) =>
    chosen('sources').map((a) => chosen('destinations').map((b) => cell(a, b, times)));
  response.end(JSON.stringify({ code: 'Ok', durations: table(1), distances: table(100) }));
};

interface Place {
  readonly lat: number;
  readonly lon: number;
}

/** As valhalla.github.io/valhalla has the matrix service: an object for each pair, kilometres. */
const valhalla: Answer = ({ url, body, method }, response) => {
  assert.deepEqual([url.pathname, method], ['/sources_to_targets', 'POST']);
  const asked = JSON.parse(body) as { sources: Place[]; targets: Place[]; costing: string };
  assert.equal(asked.costing, 'auto');
  const found = asked.sources.map((a, from_index) =>
    asked.targets.map((b, to_index) => {
      const time = seconds([a.lon, a.lat], [b.lon, b.lat]);
      return { ...{ from_index, to_index }, time, distance: time / 10 };
    }),
  );
  response.end(JSON.stringify({ units: 'kilometers', sources_to_targets: found }));
};

/** … and with `verbose: false`. */
const briefly: Answer = ({ body }, response) => {
  const { sources, targets } = JSON.parse(body) as { sources: Place[]; targets: Place[] };
  const table = (times: number) =>
    sources.map((a) => targets.map((b) => seconds([a.lon, a.lat], [b.lon, b.lat]) * times));
  response.end(
    JSON.stringify({
      sources_to_targets: { durations: table(1), distances: table(0.1) },
      units: 'kilometers',
    }),
  );
};

const points = [
  { lat: 25, lng: 104 },
  { lat: 25, lng: 105 },
  { lat: 27, lng: 104 },
];
const guess = { detour: 1.4, kmh: 45 };
const wanted = {
  duration: [0, 100, 200, 100, 0, 300, 200, 300, 0],
  distance: [0, 1e4, 2e4, 1e4, 0, 3e4, 2e4, 3e4, 0],
};

test('both services are asked as they want to be, and what they answer is whole metres and seconds', async () => {
  for (const [kind, answer] of [
    ['osrm', osrm],
    ['valhalla', valhalla],
    ['valhalla', briefly],
  ] as const) {
    const { url } = await serve(answer);
    const { duration, distance, apart, used } = await travelTimes(points, { service: { kind, url }, guess });
    assert.deepEqual({ duration: [...duration], distance: [...distance] }, wanted);
    assert.deepEqual([apart, used], [[], { by: kind }]);
    assert.match(waysSentence(used, 'en'), kind === 'osrm' ? /OSRM/ : /Valhalla/);
  }
});

test('a table larger than a service takes is asked in parts, a place without roads is found', async () => {
  const { url, asked } = await serve(osrm);
  const many = [
    ...Array.from({ length: 119 }, (_, index) => ({ lat: 20 + index / 10, lng: 100 + (index % 7) })),
    { lat: 85, lng: 100 },
  ];
  const ways = await travelTimes(many, { service: { kind: 'osrm', url: `${url}/` }, guess });
  assert.equal(asked.length, 9);
  assert.deepEqual(ways.apart, [{ point: 119, why: 'disconnected-road' }]);
  for (const [i, a] of many.slice(0, 119).entries())
    for (const [j, b] of many.slice(0, 119).entries())
      assert.equal(ways.duration[i * 120 + j], Math.round(seconds([a.lng, a.lat], [b.lng, b.lat])));
});

test('a service that is away, late, refuses or answers nonsense: ways are guessed, and the plan says so', async () => {
  const { url: gone } = await serve(osrm);
  const answers: readonly (readonly [string, Answer])[] = [
    ['refused', (_, response) => response.writeHead(400).end('{"code":"NoSegment","message":"…"}')],
    ['refused', (_, response) => response.end('{"code":"InvalidQuery"}')],
    ['unreadable', (_, response) => response.end('<html>a captive portal</html>')],
    ['unreadable', (_, response) => response.end('null')],
    ['unreadable', (_, response) => response.end('{"code":"Ok","durations":[[0,1]],"distances":[[0,1]]}')],
    [
      'unreadable',
      (_, response) =>
        response.end(
          '{"code":"Ok","durations":[[0,-5,1],[1,0,1],[1,1,0]],"distances":[[0,1,1],[1,0,1],[1,1,0]]}',
        ),
    ],
    ['unreachable', (_, response) => response.writeHead(302, { location: gone }).end()],
    ['unreachable', (_, response) => response.destroy()],
  ];
  for (const [why, answer] of answers) {
    const { url } = await serve(answer);
    const { used, duration } = await travelTimes(points, { service: { kind: 'osrm', url }, guess });
    // OSRM says by its code that it refuses; an answer without one is not its.
    assert.deepEqual(used, { by: 'guess', guess, failed: { by: 'osrm', why } });
    // One degree of longitude at 25° north.
    const metres = Math.round(111_195.08 * Math.cos((25 * Math.PI) / 180) * 1.4);
    assert.ok(Math.abs((duration[1] ?? 0) - (metres * 3.6) / 45) < 2);
    assert.match(waysSentence(used, 'zh'), /OSRM 道路服务.*按直线的 1\.4 倍/);
  }
  const { url: silent } = await serve(() => undefined);
  assert.equal(await askService({ kind: 'valhalla', url: silent }, points, 50), 'late');
  const { url: slow } = await serve(async (asked, response) => {
    response.writeHead(200).write(' ');
    await setTimeout(200);
    valhalla(asked, response);
  });
  assert.equal(await askService({ kind: 'valhalla', url: slow }, points, 50), 'late');
});
