import { base64 } from '../contexts/tracing/kernel/base64.ts';
import { textOf } from '../contexts/tracing/kernel/bytes.ts';
import { parseEntry } from '../contexts/tracing/kernel/entry.ts';
import { LineMap } from '../contexts/tracing/kernel/line-map.ts';
import { leafHash } from '../contexts/tracing/kernel/tlog/merkle.ts';
import { bundleEntries, TILE_WIDTH, tilePath } from '../contexts/tracing/kernel/tlog/tiles.ts';
import { type LogFault, logFault } from './faults.ts';
import type { LogFolder } from './log-folder.ts';

export interface MapReport {
  /** Lines, and the maps that were compared with what all entries before them give. */
  readonly lines: number;
  readonly maps: number;
  /** Base64, of the newest map. */
  readonly root: string;
}

/**
 * Makes the map of lines again from every entry of a log of `size`, and compares each map the log holds with it: what no bundle can
 * show, that no line was left out of a map and none has a newer entry than the map says. Every entry must be the next of each of its
 * lines, and the log must end with a map.
 */
export async function checkMap(
  folder: LogFolder,
  size: number,
  say: (fault: LogFault) => void,
): Promise<MapReport> {
  const map = new LineMap(0);
  const heads = new Map<string, { readonly line: string; readonly seq: number; readonly leaf: Uint8Array }>();
  let changed = new Set<string>();
  let maps = 0;
  let last = '';
  for (let index = 0; index < size; index += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - index);
    const tile = { level: 'entries', index: index / TILE_WIDTH, width } as const;
    const found = await folder.readTile(tile);
    const entries = found && bundleEntries(found.bytes, found.width);
    if (!entries?.ok) {
      say(logFault('bundle-missing', { path: tilePath(tile) }));
      break;
    }
    for (const [place, bytes] of entries.value.slice(0, width).entries()) {
      const entry = index + place;
      const read = parseEntry(textOf(bytes) ?? '');
      if (!read.ok) {
        say(logFault('entry-malformed', { entry }));
        continue;
      }
      last = read.value.type;
      if (read.value.type === 'maidehao/map/1') {
        const made = base64(map.update([...changed].flatMap((line) => heads.get(line) ?? [])));
        changed = new Set();
        maps += 1;
        const { root, size: covers } = read.value;
        if (root !== made || covers !== entry)
          say(logFault('map-differs', { entry, got: made, wanted: root }));
        continue;
      }
      const leaf = leafHash(bytes);
      for (const { line, seq, prev } of read.value.chain) {
        const head = heads.get(line);
        if (seq !== (head ? head.seq + 1 : 0) || prev !== (head && base64(head.leaf))) {
          say(logFault('line-order', { entry, line }));
        }
        heads.set(line, { line, seq, leaf });
        changed.add(line);
      }
    }
  }
  if (size > 0 && last !== 'maidehao/map/1') say(logFault('map-missing', { size }));
  return { lines: heads.size, maps, root: base64(map.root) };
}
