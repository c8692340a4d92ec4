import { readFile } from 'node:fs/promises';

const SOURCE = 'LogAnchor.sol';
const FILE = new URL('../../src/contexts/tracing/anchor/LogAnchor.sol', import.meta.url);

export interface Compiled {
  readonly abi: unknown;
  /** Creation bytecode, `0x…`. */
  readonly bytecode: string;
}

/** Compiles the contract: the same source and compiler give the same bytes, which a test compares with those we deploy. */
export async function compileAnchor(): Promise<Compiled> {
  const { default: solc } = await import('solc');
  const input = {
    language: 'Solidity',
    sources: { [SOURCE]: { content: await readFile(FILE, 'utf8') } },
    settings: {
      optimizer: { enabled: true, runs: 200 },
      // Runs on every chain since the Merge, also on those that have not followed later forks.
      evmVersion: 'paris',
      metadata: { bytecodeHash: 'none', appendCBOR: false },
      outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
    },
  };
  const { contracts, errors = [] } = JSON.parse(solc.compile(JSON.stringify(input)));
  if (errors.length > 0)
    throw new Error(errors.map((each: { formattedMessage: string }) => each.formattedMessage).join('\n'));
  const { abi, evm } = contracts[SOURCE].LogAnchor;
  return { abi, bytecode: `0x${evm.bytecode.object}` };
}
