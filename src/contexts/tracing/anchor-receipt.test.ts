import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { quantity } from '#shared/quantity.ts';
import { atEnd } from '../../../test/help/at-end.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { keepCountyLog, logged } from '../../../test/help/county-log.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { localChainFits, startLocalChain } from '../../local-chain/local-chain.ts';
import { anchorReceipt } from './anchor-receipt.ts';
import { anchorCounty, deployAnchor, logAt, lotThing, openChain, recordEvent } from './index.ts';
import { fromBase64 } from './kernel/base64.ts';
import { parseCheckpoint } from './kernel/tlog/checkpoint.ts';
import { verifyConsistency } from './kernel/tlog/verify.ts';

test('what was anchored is shown to be the beginning of the log of today', {
  skip: !localChainFits() && 'npm has no local chain for this machine',
}, async () => {
  const database = await testDatabase();
  const { db } = database;
  await keepCountyLog(database);
  const node = await startLocalChain();
  atEnd(() => node.stop());
  const contract = await deployAnchor([node.url], node.key);
  const chain = await openChain({ nodes: [node.url], contract, key: node.key });
  const place = { db, county: COUNTY, contract };

  const harvest = async (lot: string) => {
    const quantities = [{ thing: lotThing('92045022400014', lot), quantity: quantity('10', 'kg') }];
    const what = { type: 'ObjectEvent', action: 'ADD', quantities } as const;
    await asCall(db, {}, (call) =>
      recordEvent(call, { id: newId(), at: MORNING, bizStep: 'commissioning', what }),
    );
    await logged(database);
  };
  const today = () =>
    asCall(db, {}, async (call) => {
      const at = must(await logAt(call));
      const checkpoint = parseCheckpoint(at.checkpoint.slice(0, at.checkpoint.indexOf('\n\n') + 1));
      assert.ok(checkpoint.ok);
      return { receipt: await anchorReceipt(call, at), ...checkpoint.value };
    });

  assert.equal(await anchorCounty(place, chain), undefined, 'a log without a checkpoint is not anchored');
  await harvest('A');
  assert.equal((await today()).receipt, null);
  const head = await anchorCounty(place, chain);
  await harvest('B');
  const { receipt, size, root } = await today();
  assert.ok(receipt && head);
  assert.deepEqual([receipt.size, receipt.root], [head.size, head.root]);
  assert.ok(receipt.size < size);
  const anchored = fromBase64(receipt.root) ?? new Uint8Array();
  const proof = receipt.consistency.map((hash) => fromBase64(hash) ?? new Uint8Array());
  assert.ok(verifyConsistency(receipt.size, size, anchored, root, proof));
});
