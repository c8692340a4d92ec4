import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { visitor } from '#shared/call.ts';
import { passage } from '#shared/door.ts';
import { newId } from '#shared/id.ts';
import { roleWords } from '#shared/role-words.ts';
import { COUNTY, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { settle, signedIn } from '../../test/help/village.ts';
import { startServer } from '../server.ts';
import { doors } from './doors.ts';

const { db } = await testDatabase();
const { people, actors } = await settle(db);
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const server = await startServer({ config, db, clock: () => MORNING });
after(() => server.stop());

/** Where a route is: its groups left out, and an id that names nothing for each parameter. */
function pathOf(route: string): string {
  return route.replaceAll(/\/\([^)]+\)/g, '').replaceAll(/\[[^\]]+\]/g, newId()) || '/';
}

function send(route: string, method: 'GET' | 'POST', cookie: string): Promise<Response> {
  const headers = { cookie, origin: server.url, accept: 'text/html' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  return fetch(server.url + pathOf(route), {
    method,
    redirect: 'manual',
    ...(method === 'POST' ? { headers: { ...headers, ...form }, body: 'a=b' } : { headers }),
  });
}

for (const [route, door] of Object.entries(doors)) {
  if (passage(door, visitor) === 'pass') continue;

  test(`${route} asks a visitor to sign in, and takes no form from one`, async () => {
    for (const method of ['GET', 'POST'] as const) {
      const answer = await send(route, method, '');
      assert.equal(answer.status, 303, method);
      assert.match(answer.headers.get('location') ?? '', /^\/sign-in\?next=/);
    }
  });

  test(`${route} opens to nobody whose role its door does not name`, async () => {
    for (const [name, actor] of Object.entries(actors)) {
      if (passage(door, actor) === 'pass') continue;
      const cookie = await signedIn(db, people[name as keyof typeof people]);
      for (const method of ['GET', 'POST'] as const) {
        assert.equal((await send(route, method, cookie)).status, 403, `${name} ${method}`);
      }
    }
  });
}

test('whoever may not pass reads which role is needed', async () => {
  const { needs, route, name } = closedDoor();
  const page = await send(route, 'GET', await signedIn(db, people[name]));
  const text = await page.text();
  for (const role of needs) assert.ok(text.includes(roleWords[role].zh), role);
});

function closedDoor() {
  for (const [route, door] of Object.entries(doors)) {
    for (const name of Object.keys(actors) as (keyof typeof actors)[]) {
      const result = passage(door, actors[name]);
      if (typeof result === 'object') return { needs: result.needs, route, name };
    }
  }
  throw new Error('no door is closed to anybody');
}

test('the workbench greets each person by name, with the entries of their role', async () => {
  const page = await send('/(desk)/desk', 'GET', await signedIn(db, people.officer));
  assert.equal(page.status, 200);
  const text = await page.text();
  assert.match(text, /何主任/);
  assert.match(text, /县里工作人员/);
});
