import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { test } from 'node:test';
import { atEnd } from '../../test/help/at-end.ts';
import { testPostgres } from '../../test/help/postgres.ts';
import { reachDatabase } from './open.ts';

/** What PostgreSQL says while it recovers (ErrorResponse of its protocol, version 3). */
function startingUp(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0');
  const head = Buffer.from([0x45, 0, 0, 0, 0]);
  head.writeUInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

test('a database that is starting up is waited for, not given up', async () => {
  const real = new URL(await testPostgres());
  let refused = 0;
  const door = createServer((socket) => {
    if (refused < 2) {
      refused += 1;
      socket.once('data', () => socket.end(startingUp()));
    } else {
      const behind = connect(Number(real.port), real.hostname);
      socket.pipe(behind).pipe(socket);
      behind.on('error', () => socket.destroy());
    }
    socket.on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  const url = new URL(real);
  url.port = String((door.address() as AddressInfo).port);
  const { pool } = await reachDatabase({ databaseUrl: url.href, home: '' });
  atEnd(async () => {
    await pool.end();
    door.close();
  });
  assert.equal(refused, 2);
  assert.deepEqual((await pool.query('select 1 as one')).rows, [{ one: 1 }]);
});
