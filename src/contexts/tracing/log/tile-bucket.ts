import { AwsClient } from 'aws4fetch';
import { bundleBytes, bundleEntries, TILE_WIDTH, tilePath } from '../kernel/tlog/tiles.ts';
import type { TileFiles } from './tile-files.ts';

/** A place in any store that speaks S3, which everybody may read and this county alone may write. */
export interface TileBucket {
  /** Of the county's log, with or without a slash behind: `https://bucket.oss.example/log/450224`. */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

const YEAR_S = 365 * 24 * 3600;
const PATIENCE_MS = 20_000;
// A batch of thousands of entries is some dozens of objects.
const AT_ONCE = 16;

/**
 * Opens a log kept in a bucket. An object is seen whole or not at all, and after the store's answer by everyone; so what a folder does with
 * `rename` and `fsync` one PUT does here. Partial tiles stay beside the full one: nobody reads them once it is there.
 */
export function openTileBucket({ url, region, keyId, secret }: TileBucket): TileFiles {
  const client = new AwsClient({
    accessKeyId: keyId,
    secretAccessKey: secret,
    service: 's3',
    region,
    retries: 3,
  });
  const base = url.replace(/\/$/, '');

  async function ask(name: string, init: RequestInit = {}): Promise<Response> {
    const answer = await client.fetch(`${base}/${name}`, {
      ...init,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw new Error(`the bucket of the log answered ${answer.status} to ${init.method ?? 'GET'} ${name}`);
  }

  async function put(name: string, body: Uint8Array | string, cache: string, type: string): Promise<void> {
    const headers = { 'cache-control': cache, 'content-type': type };
    const answer = await ask(name, { method: 'PUT', body: body as BodyInit, headers });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`the bucket of the log has no place for ${name}`);
  }

  async function get(name: string): Promise<Uint8Array | undefined> {
    const answer = await ask(name);
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    await answer.body?.cancel();
    return undefined;
  }

  return {
    checkpoint: async () => new TextDecoder().decode(await get('checkpoint')),
    writeCheckpoint: (note) => put('checkpoint', note, 'no-cache', 'text/plain; charset=utf-8'),
    async writeTiles(tiles, bundles) {
      const objects = [
        ...tiles.map((tile) => [tilePath(tile), tile.bytes] as const),
        ...bundles.map(
          ({ index, entries }) =>
            [tilePath({ level: 'entries', index, width: entries.length }), bundleBytes(entries)] as const,
        ),
      ];
      const cache = `public, max-age=${YEAR_S}, immutable`;
      while (objects.length > 0) {
        const some = objects.splice(0, AT_ONCE);
        await Promise.all(some.map(([name, bytes]) => put(name, bytes, cache, 'application/octet-stream')));
      }
    },
    async entries(index, width) {
      for (const each of [width, TILE_WIDTH]) {
        const name = tilePath({ level: 'entries', index, width: each });
        const bytes = await get(name);
        if (!bytes) continue;
        const read = bundleEntries(bytes, each);
        if (!read.ok) throw new Error(`${base}/${name} is not whole: ${read.fault}`);
        return read.value.slice(0, width);
      }
      throw new Error(`bundle ${index} of ${base} is missing`);
    },
  };
}
