import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOpenApi } from './read-openapi.ts';

const document = {
  paths: {
    '/api/lots/{id}/losses': {
      post: {
        tags: ['origin'],
        summary: 'Record a loss',
        'x-roles': ['grower', 'coop-staff'],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Loss' } } } },
        responses: { 204: { description: 'Recorded' }, '4XX': { description: 'Refused' } },
      },
    },
    '/api/lots': { get: { tags: ['origin'], summary: 'List lots', responses: {} } },
  },
  components: {
    schemas: {
      Loss: {
        type: 'object',
        required: ['why', 'lines'],
        properties: {
          why: { type: 'string', enum: ['rot', "farmer's own use"] },
          note: { type: 'string', description: 'In plain words' },
          lines: {
            type: 'array',
            items: { type: 'object', required: ['grams'], properties: { grams: { type: 'integer' } } },
          },
        },
      },
    },
  },
};

test('endpoints stand in the chapter of their tag, with who may call them', () => {
  const [origin] = readOpenApi(document, 'http://x');
  assert.equal(origin?.tag, 'origin');
  assert.deepEqual(
    origin?.endpoints.map(({ method, path, door }) => ({ method, path, door })),
    [
      { method: 'POST', path: '/api/lots/{id}/losses', door: ['grower', 'coop-staff'] },
      { method: 'GET', path: '/api/lots', door: 'open' },
    ],
  );
});

test('what a body carries is told field by field, nested ones by their whole name', () => {
  const body = readOpenApi(document, 'http://x')[0]?.endpoints[0]?.body;
  assert.deepEqual(body, [
    { name: 'why', type: `"rot" | "farmer's own use"`, required: true, description: '' },
    { name: 'note', type: 'string', required: false, description: 'In plain words' },
    { name: 'lines', type: 'object[]', required: true, description: '' },
    { name: 'lines[].grams', type: 'integer', required: true, description: '' },
  ]);
});

test('the example is a request that a shell understands, with what is required', () => {
  assert.equal(
    readOpenApi(document, 'http://x')[0]?.endpoints[0]?.curl,
    [
      `curl -X POST 'http://x/api/lots/{id}/losses' \\`,
      `  -H "authorization: Bearer $TOKEN" \\`,
      `  -H 'content-type: application/json' \\`,
      `  -d '{`,
      `  "why": "rot",`,
      `  "lines": [`,
      `    {`,
      `      "grams": 1`,
      `    }`,
      `  ]`,
      `}'`,
    ].join('\n'),
  );
});

test('a schema that contains itself comes to an end', () => {
  const endless = {
    paths: {
      '/x': { post: { requestBody: { content: { j: { schema: { $ref: '#/c/Node' } } } }, responses: {} } },
    },
    components: {
      schemas: { Node: { type: 'object', required: ['next'], properties: { next: { $ref: '#/c/Node' } } } },
    },
  };
  assert.ok((readOpenApi(endless, '')[0]?.endpoints[0]?.body.length ?? 0) < 10);
});
