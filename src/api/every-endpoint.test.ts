import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitor } from '#shared/call.ts';
import { type Door, passage } from '#shared/door.ts';
import { newId } from '#shared/id.ts';
import { COUNTY, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { settle, signedIn } from '../../test/help/village.ts';
import { createEpcis } from '../epcis/epcis.ts';
import { createApi, documentOf } from './api.ts';

const { db } = await testDatabase();
const { people, actors } = await settle(db);
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const stopping = new AbortController().signal;
const running = { config, db, clock: () => MORNING, stopping, openapi: () => ({}) };
const doors = [createApi(running), createEpcis(running)];

interface Described {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly 'x-roles'?: Door;
}

const endpoints = doors.flatMap((api) =>
  Object.entries(documentOf(api).paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Described>).map(([method, operation]) => ({
      api,
      path,
      method,
      operation,
    })),
  ),
);

test('every endpoint says what it does, in whose chapter, and who may call it', () => {
  for (const { path, method, operation } of endpoints) {
    assert.ok(operation.summary && operation.tags?.[0] && operation['x-roles'], `${method} ${path}`);
  }
});

for (const { api, path, method, operation } of endpoints) {
  const door = operation['x-roles'] ?? 'open';
  if (passage(door, visitor) === 'pass') continue;
  const address = path.replaceAll(/\{[^}]+\}/g, newId());

  test(`${method} ${path} opens to nobody whose role its door does not name`, async () => {
    for (const [name, actor] of Object.entries(actors)) {
      if (passage(door, actor) === 'pass') continue;
      const cookie = await signedIn(db, people[name as keyof typeof people]);
      const answer = await api.request(address, { method, headers: { cookie } });
      assert.equal(answer.status, 403, name);
    }
  });

  test(`${method} ${path} asks a visitor to sign in`, async () => {
    const answer = await api.request(address, { method });
    assert.equal(answer.status, 401);
    assert.equal((await answer.json()).code, 'request.sign-in-needed');
  });
}
