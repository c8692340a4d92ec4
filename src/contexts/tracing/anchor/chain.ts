import {
  createPublicClient,
  createWalletClient,
  defineChain,
  fallback,
  type Hex,
  http,
  keccak256,
  type Chain as Network,
  type PublicClient,
  parseEventLogs,
  toHex,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { Anchor, Answer, Head, ToldAnchor } from '../kernel/anchor.ts';
import { abi, bytecode } from './contract.ts';

/** Where heads are anchored, and who does it. */
export interface ChainSetting {
  /** Nodes of the chain, best of different parties: one is enough to anchor, two that agree are needed to believe. */
  readonly nodes: readonly string[];
  readonly contract: string;
  /** The publisher's private key, 32 bytes as `0x…`; it pays the fee. */
  readonly key: string;
}

/** The contract on its chain, as the publisher sees it. Every call throws when no node answers. */
export interface Chain {
  readonly id: number;
  readonly publisher: string;
  /** Whether there is a contract at the address at all. */
  readonly stands: boolean;
  /** The newest head of one of the publisher's logs there; undefined when there is none. */
  newest(origin: string): Promise<Head | undefined>;
  /** Every head of that log anchored from a block on, oldest first. */
  since(origin: string, block: number): Promise<Anchor[]>;
  /** Anchors a head and answers the number of its block. Throws when the contract refuses it. */
  anchor(head: Head): Promise<number>;
}

// A node that is away must not hold the hourly run for minutes.
const PATIENCE = { timeout: 10_000, retryCount: 1 };
const BLOCK_PATIENCE_MS = 120_000;

export async function openChain({ nodes, contract, key }: ChainSetting): Promise<Chain> {
  const transport = fallback(nodes.map((node) => http(node, PATIENCE)));
  const reader = createPublicClient({ transport });
  const chain = network(await reader.getChainId(), nodes);
  const account = privateKeyToAccount(key as Hex);
  const wallet = createWalletClient({ account, chain, transport });
  const address = contract as Hex;
  return {
    id: chain.id,
    publisher: account.address,
    stands: (await reader.getCode({ address })) !== undefined,
    async newest(origin) {
      const [size, time, root] = await reader.readContract({
        address,
        abi,
        functionName: 'headOf',
        args: [account.address, origin],
      });
      return time === 0n ? undefined : { origin, size: Number(size), root: base64(root) };
    },
    async since(origin, block) {
      const logs = await reader.getContractEvents({
        address,
        abi,
        eventName: 'Anchored',
        args: { publisher: account.address, originHash: keccak256(toHex(origin)) },
        fromBlock: BigInt(block),
        strict: true,
      });
      const times = new Map<bigint, Date>();
      for (const { blockNumber } of logs) {
        if (!times.has(blockNumber)) times.set(blockNumber, await timeOf(reader, blockNumber));
      }
      return logs.map(({ args, blockNumber, transactionHash }) => ({
        origin,
        size: Number(args.size),
        root: base64(args.root),
        chainId: chain.id,
        contract,
        publisher: account.address,
        tx: transactionHash,
        block: Number(blockNumber),
        at: times.get(blockNumber) ?? new Date(0),
      }));
    },
    async anchor({ origin, size, root }) {
      // Asked first without paying: what the contract would refuse is refused here, with its reason.
      const { request } = await reader.simulateContract({
        account,
        address,
        abi,
        functionName: 'anchor',
        args: [origin, BigInt(size), hex(root)],
      });
      const hash = await wallet.writeContract({ ...request, chain });
      const receipt = await reader.waitForTransactionReceipt({ hash, timeout: BLOCK_PATIENCE_MS });
      if (receipt.status !== 'success')
        throw new Error(`the chain refused the anchor of ${size} entries: ${hash}`);
      return Number(receipt.blockNumber);
    },
  };
}

/** Puts the contract on a chain; answers its address. */
export async function deployAnchor(nodes: readonly string[], key: string): Promise<string> {
  const transport = fallback(nodes.map((node) => http(node, PATIENCE)));
  const reader = createPublicClient({ transport });
  const chain = network(await reader.getChainId(), nodes);
  const wallet = createWalletClient({ account: privateKeyToAccount(key as Hex), chain, transport });
  const hash = await wallet.deployContract({ abi, bytecode });
  const { contractAddress } = await reader.waitForTransactionReceipt({ hash, timeout: BLOCK_PATIENCE_MS });
  if (!contractAddress) throw new Error(`the chain made no contract in ${hash}`);
  return contractAddress;
}

/** Asks each node for itself whether an anchor stands on the chain as it is told. Never throws. */
export function askNodes(anchor: ToldAnchor, nodes: readonly string[]): Promise<Answer[]> {
  return Promise.all(nodes.map((node) => askNode(anchor, node)));
}

async function askNode(anchor: ToldAnchor, node: string): Promise<Answer> {
  const reader = createPublicClient({ transport: http(node, PATIENCE) });
  const denies = (because: string): Answer => ({ node, says: 'denies', because });
  try {
    const chainId = await reader.getChainId();
    if (chainId !== anchor.chainId)
      return { node, says: 'nothing', because: `it is a node of chain ${chainId}` };
    const receipt = await reader.getTransactionReceipt({ hash: anchor.tx as Hex }).catch((error: Error) => {
      if (error.name === 'TransactionReceiptNotFoundError') return undefined;
      throw error;
    });
    if (!receipt) return denies('it knows no such transaction');
    if (receipt.status !== 'success') return denies('the transaction failed');
    if (Number(receipt.blockNumber) !== anchor.block)
      return denies(`it stands in block ${receipt.blockNumber}`);
    const logs = parseEventLogs({ abi, eventName: 'Anchored', logs: receipt.logs });
    const found = logs.some(
      ({ address, args }) =>
        same(address, anchor.contract) &&
        (anchor.publisher === undefined || same(args.publisher, anchor.publisher)) &&
        args.origin === anchor.origin &&
        args.size === BigInt(anchor.size) &&
        args.root === hex(anchor.root),
    );
    if (!found) return denies('the transaction anchored something else');
    const time = await timeOf(reader, receipt.blockNumber);
    if (time.getTime() !== anchor.at.getTime()) return denies(`its block is of ${time.toISOString()}`);
    return { node, says: 'agrees' };
  } catch (error) {
    return { node, says: 'nothing', because: (error as Error).message.split('\n')[0] ?? '' };
  }
}

function network(id: number, nodes: readonly string[]): Network {
  return defineChain({
    id,
    name: `chain ${id}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [...nodes] } },
  });
}

async function timeOf(reader: PublicClient, blockNumber: bigint): Promise<Date> {
  const { timestamp } = await reader.getBlock({ blockNumber });
  return new Date(Number(timestamp) * 1000);
}

function hex(root: string): Hex {
  return toHex(Buffer.from(root, 'base64'), { size: 32 });
}

function base64(root: Hex): string {
  return Buffer.from(root.slice(2), 'hex').toString('base64');
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
