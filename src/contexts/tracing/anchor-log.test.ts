import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPublicClient, http, toFunctionSelector } from 'viem';
import { atEnd } from '../../../test/help/at-end.ts';
import { compileAnchor } from '../../../test/help/compile-anchor.ts';
import { COUNTY } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { mastBefore } from '../../../test/help/mast.ts';
import { localChainFits, startLocalChain } from '../../local-chain/local-chain.ts';
import { askNodes, type Chain, deployAnchor, openChain } from './anchor/chain.ts';
import { abi, bytecode } from './anchor/contract.ts';
import { anchorLog } from './anchor-log.ts';
import { newestAnchor } from './anchors.ts';
import { type Anchor, standingOf } from './kernel/anchor.ts';

test('the contract that is deployed is the one that can be read', async () => {
  const compiled = await compileAnchor();
  assert.equal(compiled.bytecode, bytecode);
  const written = (compiled.abi as { type: string; name: string; inputs: { type: string }[] }[]).map(
    ({ type, name, inputs }) => [type, name, inputs.map((input) => input.type).join()],
  );
  const ours = abi.map((item) => [item.type, item.name, item.inputs.map((input) => input.type).join()]);
  assert.deepEqual(ours.toSorted(), written.toSorted());
  assert.match(bytecode, new RegExp(toFunctionSelector('anchor(string,uint64,bytes32)').slice(2)));
});

test('a log on a chain', {
  skip: !localChainFits() && 'npm has no local chain for this machine',
}, async (t) => {
  const { db } = await testDatabase();
  const node = await startLocalChain();
  atEnd(() => node.stop());
  const contract = await deployAnchor([node.url], node.key);
  const chain = await openChain({ nodes: [node.url], contract, key: node.key });
  const county = { db, county: COUNTY, contract };
  const head = (origin: string, size: number, letter = 'a') => ({
    origin,
    size,
    root: Buffer.alloc(32, letter).toString('base64'),
  });
  const newest = async () => {
    const anchor = await newestAnchor(db, COUNTY, contract);
    assert.ok(anchor);
    return anchor;
  };

  await t.test('a head stands on the chain and is kept with its block', async () => {
    await anchorLog(county, chain, head('log', 7));
    const { size, root, chainId } = await newest();
    assert.deepEqual([size, root, chainId], [7, head('log', 7).root, 31_337]);
  });

  await t.test('while nothing is new, nothing is sent', async () => {
    const before = await newest();
    await anchorLog(county, { ...chain, anchor: () => assert.fail('sent again') }, head('log', 7));
    assert.deepEqual(await newest(), before);
  });

  await t.test('killed after sending, the next run finds the anchor instead of sending another', async () => {
    await chain.anchor(head('log', 12));
    await anchorLog(county, { ...chain, anchor: () => assert.fail('sent again') }, head('log', 12));
    assert.equal((await newest()).size, 12);
  });

  await t.test('an hourly anchor costs at most 50,000 gas', async () => {
    await anchorLog(county, chain, head('log', 15));
    const reader = createPublicClient({ transport: http(node.url) });
    const { gasUsed } = await reader.getTransactionReceipt({ hash: (await newest()).tx as `0x${string}` });
    assert.ok(gasUsed <= 50_000n, `${gasUsed}`);
  });

  await t.test(
    'a log that lost entries, or was rewritten, is found out, and the contract refuses it too',
    async () => {
      await assert.rejects(anchorLog(county, chain, head('log', 9)), /15 were anchored: it was rolled back/);
      await assert.rejects(anchorLog(county, chain, head('log', 15, 'b')), /it was rewritten/);
      await assert.rejects(
        chain.anchor(head('log', 9)),
        /Shrunk\(uint64 anchored, uint64 size\)\s*\(15, 9\)/,
      );
      await assert.rejects(chain.anchor(head('log', 15, 'b')), /Forked/);
      assert.equal((await newest()).size, 15);
    },
  );

  await t.test('nobody can block a log by anchoring in its name', async () => {
    const stranger: Chain = await openChain({ nodes: [node.url], contract, key: `0x${'11'.repeat(32)}` });
    await fund(node.url, stranger.publisher);
    await stranger.anchor(head('log', 1_000_000));
    await anchorLog(county, chain, head('log', 16));
    assert.equal((await newest()).size, 16);
  });

  await t.test('two nodes of different parties are asked, and both have to agree', async () => {
    const anchor = await newest();
    const second = await mastBefore(node.url);
    const elsewhere = second.url.replace('127.0.0.1', 'localhost');
    const standing = async (told: Anchor, nodes: string[]) => standingOf(await askNodes(told, nodes));
    assert.equal(await standing(anchor, [node.url, elsewhere]), 'stands');
    assert.equal(await standing(anchor, [node.url, second.url]), 'half-checked', 'one host, two doors');
    assert.equal(await standing(anchor, [node.url, node.url]), 'half-checked');
    assert.equal(await standing({ ...anchor, size: 17 }, [node.url, second.url]), 'denied');
    assert.equal(await standing({ ...anchor, at: new Date(0) }, [node.url]), 'denied');
    second.cut();
    assert.equal(await standing(anchor, [node.url, second.url]), 'half-checked');
    assert.equal(await standing(anchor, [second.url]), 'not-checked');
    const other = await startLocalChain();
    atEnd(() => other.stop());
    const answers = await askNodes(anchor, [node.url, other.url]);
    assert.equal(standingOf(answers), 'denied');
    assert.deepEqual(
      answers.map((answer) => answer.says),
      ['agrees', 'denies'],
    );
  });

  await t.test('the chain being away is an error of this run only', async () => {
    const mast = await mastBefore(node.url);
    const far = await openChain({ nodes: [mast.url], contract, key: node.key });
    mast.cut();
    await assert.rejects(anchorLog(county, far, head('log', 20)));
    mast.mend();
    await anchorLog(county, far, head('log', 20));
    assert.equal((await newest()).size, 20);
  });
});

async function fund(url: string, address: string): Promise<void> {
  const body = { jsonrpc: '2.0', id: 1, method: 'anvil_setBalance', params: [address, '0xde0b6b3a7640000'] };
  await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
