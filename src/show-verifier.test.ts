import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { must } from '#shared/outcome.ts';
import { logAt, parsePolicy, proveLines } from '#tracing';
import { atEnd } from '../test/help/at-end.ts';
import { asCall, COUNTY } from '../test/help/county.ts';
import { keepCountyLog, logged } from '../test/help/county-log.ts';
import { testDatabase } from '../test/help/database.ts';
import { policyFile } from './shared/running.ts';
import { showVerifier } from './show-verifier.ts';
import { verifierFile } from './verifier/verifier-file.ts';

const database = await testDatabase();
const { db } = database;
const home = await mkdtemp(join(tmpdir(), 'show-verifier-'));
atEnd(() => rm(home, { recursive: true }));
const { vkey } = await keepCountyLog(database);
const config = { county: COUNTY, home };
const show = (chain?: { id?: number; contract: string; publisher?: string }) =>
  showVerifier({ db, config }, { vkey, policy: '' }, chain);
const contract = '0x00000000000000000000000000000000000A11cE';
const shown = () => readFile(policyFile(config), 'utf8');

/** Digests of the pages that the log names, oldest first. */
async function named(): Promise<unknown[]> {
  await logged(database);
  const { lines } = await asCall(db, {}, async (call) =>
    must(await proveLines(call, must(await logAt(call)), { lines: ['urn:maidehao:verifier'] })),
  );
  return (lines[0]?.entries ?? []).map((text) => JSON.parse(text).digest);
}

test('the page that checks is named in the log, once for each that was ever handed out', async () => {
  await show();
  await show();
  const first = (await verifierFile(await shown())).digest;
  assert.deepEqual(await named(), [first]);
  await show({ id: 31337, contract });
  const second = (await verifierFile(await shown())).digest;
  assert.deepEqual(await named(), [first, second]);
  await show();
  assert.deepEqual(await named(), [first, second]);
});

test('a chain that does not answer stays where it was known to be', async () => {
  const anchors = async () => {
    const read = parsePolicy(await shown());
    return read.ok && read.value.anchors;
  };
  await show({ contract });
  assert.deepEqual(await anchors(), [], 'it never answered');
  const publisher = `0x${'B0'.repeat(20)}`;
  await show({ id: 31337, contract, publisher });
  await show({ contract });
  assert.deepEqual(await anchors(), [
    { chainId: 31337, contract: contract.toLowerCase(), publisher: publisher.toLowerCase() },
  ]);
});
