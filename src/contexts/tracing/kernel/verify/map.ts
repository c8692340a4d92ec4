import { fromBase64 } from '../base64.ts';
import type { Bundle } from '../bundle.ts';
import { utf8 } from '../bytes.ts';
import { parseEntry } from '../entry.ts';
import { type Hash, leafHash } from '../tlog/merkle.ts';
import { verifyInclusion } from '../tlog/verify.ts';
import type { Say } from './finding.ts';
import { hashesOf, type Tree } from './lines.ts';

/**
 * The root of the map of all lines, when it is the last entry of the tree: an older map would hide what was recorded since.
 * Undefined when it proves nothing.
 */
export function checkMap({ entry, index, proof }: Bundle['map'], tree: Tree, say: Say): Hash | undefined {
  const read = parseEntry(entry);
  const map = read.ok && read.value.type === 'maidehao/map/1' ? read.value : undefined;
  const root = map && fromBase64(map.root);
  if (!map || !root || map.size !== index) {
    say('map.malformed');
    return undefined;
  }
  const path = hashesOf(proof);
  if (!path || !verifyInclusion(leafHash(utf8(entry)), index, tree.size, tree.root, path)) {
    say('map.not-in-log');
    return undefined;
  }
  if (index !== tree.size - 1) {
    say('map.not-last');
    return undefined;
  }
  return root;
}
