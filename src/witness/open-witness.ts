import '../contexts/tracing/native.ts';
import { Stopped } from '../shared/stopped.ts';
import type { Witness } from './add-checkpoint.ts';
import { type Cosigner, newKeyFile, parseKeyFile, readKeyFile, vkeysOf, writeKeyFile } from './cosigners.ts';
import type { LogKey } from './log-key.ts';
import { WitnessState } from './state.ts';

export interface WitnessFiles {
  readonly name: string;
  readonly key: string;
  readonly state: string;
  readonly logs: readonly LogKey[];
}

/**
 * Opens a witness's key and state; makes both the first time. A key without its state has forgotten what it signed, and a state
 * without its key cannot go on: both stop it.
 */
export function openWitness({ name, key, state: folder, logs }: WitnessFiles): Witness {
  const kept = readKeyFile(key);
  const state = new WitnessState(folder);
  try {
    const cosigners = kept ?? firstKeys(name, key, state, folder);
    checkBelonging(cosigners, state, { name, key, folder });
    return { cosigners, state, logs: Map.groupBy(logs, (log) => log.name) };
  } catch (error) {
    state.close();
    throw error;
  }
}

function firstKeys(name: string, file: string, state: WitnessState, folder: string): Cosigner[] {
  if (state.used) {
    throw new Stopped(
      `${folder} 里有签过名的记录，但密钥文件 ${file} 不在。请找回密钥文件，或换一个新的状态目录（新密钥）。`,
      `${folder} has a record of what was signed, but the key file ${file} is not there. Bring the key back, or begin again in a new folder with a new key.`,
    );
  }
  const text = newKeyFile(name);
  const cosigners = parseKeyFile(text, file);
  // The state first: a crash between the two leaves a state that has signed nothing, and the next start makes new keys.
  state.belongTo(vkeysOf(cosigners));
  writeKeyFile(file, text);
  return cosigners;
}

function checkBelonging(
  cosigners: readonly Cosigner[],
  state: WitnessState,
  { name, key, folder }: { name: string; key: string; folder: string },
): void {
  const other = cosigners.find(({ vkey }) => vkey.name !== name);
  if (other) {
    throw new Stopped(
      `密钥文件 ${key} 是 ${other.vkey.name} 的，不是 ${name} 的。请核对 --name 和 --key。`,
      `The key file ${key} belongs to ${other.vkey.name}, not to ${name}. Check --name and --key.`,
    );
  }
  if (state.vkeys.join() !== vkeysOf(cosigners).join()) {
    throw new Stopped(
      `${folder} 不是密钥 ${key} 的签名记录。没有原来的记录，这把密钥可能为同一大小签出两个不同的树：请找回原目录，或换新密钥。`,
      `${folder} is not the record of what the key ${key} signed. Without it the key might sign two trees of one size: bring the folder back, or take a new key.`,
    );
  }
}
