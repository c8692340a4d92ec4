import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { deployAnchor, openChain } from '#tracing';
import { atEnd } from '../../test/help/at-end.ts';
import { bundleOf, honestLog } from '../../test/help/forged-journey.ts';
import { CONTRACT, ORIGIN, POLICY, PUBLISHER } from '../../test/help/forged-log.ts';
import { mastBefore } from '../../test/help/mast.ts';
import { localChainFits, startLocalChain } from '../local-chain/local-chain.ts';
import { runNode } from './line/tool.ts';

const skip = !localChainFits() && 'npm has no local chain for this machine';

test('the anchor of a bundle is looked up at two nodes', { skip }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'verify-rpc-'));
  atEnd(() => rm(folder, { recursive: true }));
  const node = await startLocalChain();
  atEnd(() => node.stop());
  const contract = await deployAnchor([node.url], node.key);
  const chain = await openChain({ nodes: [node.url], contract, key: node.key });

  const log = honestLog().seal();
  const at = new Date().toISOString().slice(0, 19).concat('Z');
  const told = log.anchor(9);
  assert.ok(told);
  await chain.anchor({ origin: ORIGIN, size: told.size, root: told.root });
  const [anchored] = await chain.since(ORIGIN, 0);
  assert.ok(anchored);
  const { chainId, publisher, tx, block } = anchored;
  const anchor = { ...told, chainId, contract, publisher, tx, block, at: anchored.at.toISOString() };
  const honest = { ...bundleOf(log, { anchor }), checkpoint: log.checkpoint({ at }) };

  const kept = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const policy = await kept('policy', POLICY.replace(CONTRACT, contract).replace(PUBLISHER, publisher));
  const bundle = await kept('lot.json', JSON.stringify(honest));
  const verify = async (file: string, ...nodes: string[]) => {
    const asked = nodes.flatMap((url) => ['--rpc', url]);
    const { output } = await runNode([
      'src/commands/maidehao.ts',
      ...['verify', file, '--policy', policy, ...asked, '--json'],
    ]);
    return JSON.parse(output.trim().split('\n').at(-1) ?? '');
  };
  const codes = (verdict: { findings: { code: string }[] }) => verdict.findings.map(({ code }) => code);
  const mast = await mastBefore(node.url);
  const second = { url: mast.url.replace('127.0.0.1', 'localhost'), cut: () => mast.cut() };

  await t.test('both confirm it: green, and the chain is no longer left to the reader', async () => {
    const verdict = await verify(bundle, node.url, second.url);
    assert.equal(verdict.light, 'green', JSON.stringify(verdict.findings));
    assert.ok(codes(verdict).includes('anchor.stands'));
    assert.ok(!verdict.unproven.some(({ code }: { code: string }) => code === 'chain'));
  });

  await t.test('one node is not enough, and neither is the same one twice', async () => {
    for (const nodes of [[node.url], [node.url, node.url], [node.url, mast.url]]) {
      const verdict = await verify(bundle, ...nodes);
      assert.equal(verdict.light, 'amber');
      assert.equal(verdict.headline.code, 'anchor.one-node');
    }
  });

  await t.test('a node that denies it makes it red, by name', async () => {
    const other = await startLocalChain();
    atEnd(() => other.stop());
    const verdict = await verify(bundle, node.url, other.url);
    assert.equal(verdict.light, 'red');
    assert.equal(verdict.headline.code, 'anchor.denied');
    assert.ok(verdict.headline.en.includes(other.url));
  });

  await t.test('another block than the chain has is denied', async () => {
    const lie = { ...honest, anchor: { ...anchor, block: block + 1 } };
    const verdict = await verify(await kept('lie.json', JSON.stringify(lie)), node.url, second.url);
    assert.equal(verdict.headline.code, 'anchor.denied');
  });

  await t.test('a bundle without an anchor leaves nothing to ask', async () => {
    const young = await kept('young.json', JSON.stringify({ ...honest, anchor: null }));
    const verdict = await verify(young, node.url, second.url);
    assert.deepEqual([verdict.light, verdict.headline.code], ['amber', 'anchor.nothing-to-ask']);
  });

  await t.test('a node out of reach makes it amber, by name', async () => {
    second.cut();
    const verdict = await verify(bundle, node.url, second.url);
    assert.equal(verdict.light, 'amber');
    const away = verdict.findings.find(({ code }: { code: string }) => code === 'anchor.unanswered');
    assert.ok(away.en.includes(second.url));
  });

  await t.test('what is no address is a wrong call', async () => {
    assert.equal((await verify(bundle, 'nowhere')).ok, false);
  });
});
