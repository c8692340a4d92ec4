import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../root.ts';
import { readCbor } from './cbor.ts';
import { type ContentCredentials, contentCredentials } from './content-credentials.ts';
import { manifestStoreIn } from './manifest-store.ts';

type Told = string | number | Buffer | readonly Told[] | { readonly [name: string]: Told };

/** CBOR (RFC 8949), every number and length in four bytes, so that a claim is as long whatever it says. */
function cbor(value: Told): Buffer {
  const head = (major: number, count: number) => {
    const bytes = Buffer.of((major << 5) | 26, 0, 0, 0, 0);
    bytes.writeUInt32BE(count, 1);
    return bytes;
  };
  if (typeof value === 'number') {
    if (Number.isInteger(value)) return value < 0 ? head(1, -1 - value) : head(0, value);
    const bytes = Buffer.of(0xfa, 0, 0, 0, 0);
    bytes.writeFloatBE(value, 1);
    return bytes;
  }
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)]);
  const entries = Object.entries(value);
  return Buffer.concat([head(5, entries.length), ...entries.flat().map(cbor)]);
}

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(type, 4);
  return Buffer.concat([head, content]);
}

function superbox(kind: string, label: string, ...boxes: Buffer[]): Buffer {
  const uuid = Buffer.from(`${kind}\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71`, 'latin1');
  const description = Buffer.concat([uuid, Buffer.of(3), Buffer.from(`${label}\0`)]);
  return box('jumb', Buffer.concat([box('jumd', description), ...boxes]));
}

const sha256 = (...bytes: Buffer[]) => createHash('sha256').update(Buffer.concat(bytes)).digest();
const assertion = (label: string, told: Told) => superbox('cbor', label, box('cbor', cbor(told)));

const HEAD = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
const PICTURE = Buffer.from('the picture itself, as its bytes are');

type Exclusion = { readonly start: number; readonly length: number };

/** A WebP whose claim names some of the assertions its store holds (all, unless told), a hash over what is `left` among them. */
function claiming({
  names,
  others = [],
  also = () => [],
  picture = PICTURE,
  left = [picture],
  title = '',
}: {
  readonly names?: readonly string[];
  readonly others?: readonly (readonly [label: string, told: Told])[];
  /** Left out of the hash besides the claim, which ends at `end`. */
  readonly also?: (end: number) => readonly Exclusion[];
  readonly picture?: Buffer;
  readonly left?: readonly Buffer[];
  readonly title?: string;
}): ContentCredentials | undefined {
  const chunkOf = (length: number) => {
    const end = HEAD.length + length;
    const hash = {
      exclusions: [{ start: HEAD.length, length }, ...also(end)],
      alg: 'sha256',
      hash: sha256(HEAD, ...left),
    };
    const stored = [['c2pa.hash.data', hash], ...others] as const;
    const boxes = stored.map(([label, told]) => assertion(label, told));
    const named = names ?? stored.map(([label]) => label);
    const claim = {
      alg: 'sha256',
      'dc:title': title,
      assertions: named.map((label) => ({
        url: `self#jumbf=c2pa.assertions/${label}`,
        // Over a box without its head of eight bytes.
        hash: sha256((boxes[stored.findIndex(([each]) => each === label)] ?? Buffer.alloc(8)).subarray(8)),
      })),
    };
    const manifest = superbox(
      'c2ma',
      'urn:uuid:1',
      superbox('c2as', 'c2pa.assertions', ...boxes),
      superbox('c2cl', 'c2pa.claim', box('cbor', cbor(claim))),
    );
    const store = superbox('c2pa', 'c2pa', manifest);
    const head = Buffer.from('C2PA\0\0\0\0', 'latin1');
    head.writeUInt32LE(store.length, 4);
    // A chunk of odd length is filled up.
    return Buffer.concat([head, store, Buffer.alloc(store.length % 2)]);
  };
  const chunk = chunkOf(chunkOf(0).length);
  return contentCredentials(Buffer.concat([HEAD, chunk, picture]));
}

const judged = (told: ContentCredentials | undefined) => [told?.assertions, told?.picture];

describe('a claim made to mislead or to wear out', () => {
  it('holds when it is made as the standard says', () => {
    assert.deepEqual(judged(claiming({})), ['holds', 'holds']);
    const left = [PICTURE.subarray(0, 4), PICTURE.subarray(9)];
    const also = (end: number) => [{ start: end + 4, length: 5 }];
    assert.deepEqual(judged(claiming({ also, left })), ['holds', 'holds']);
  });

  // Each hash is what one gets who cuts the file by these numbers without looking at them.
  for (const [what, also, left] of [
    [
      'goes back in the file',
      (end: number) => [{ start: end + 8, length: -4 }],
      [PICTURE.subarray(0, 8), PICTURE.subarray(4)],
    ],
    [
      'goes back again and again',
      (end: number) => Array.from({ length: 50 }, () => ({ start: end + 8, length: -8 })),
      [...Array.from({ length: 50 }, () => PICTURE.subarray(0, 8)), PICTURE],
    ],
    ['is half a byte long', (end: number) => [{ start: end, length: 1.5 }], [PICTURE.subarray(1)]],
    [
      'begins between two bytes',
      (end: number) => [{ start: end + 2.5, length: 0 }],
      [PICTURE.subarray(0, 2), PICTURE.subarray(2)],
    ],
    ['ends behind the file', (end: number) => [{ start: end, length: 1_000_000 }], []],
    ['begins behind the file', (end: number) => [{ start: end + 1_000_000, length: 0 }], [PICTURE]],
  ] as const) {
    it(`says nothing of the picture when what it leaves out ${what}`, () => {
      assert.deepEqual(judged(claiming({ also, left })), ['holds', 'unknown']);
    });
  }

  it('says nothing of the picture when it leaves the picture out', () => {
    const picture = Buffer.alloc(5_000, 'grain');
    const also = (end: number) => [{ start: end, length: picture.length }];
    assert.deepEqual(judged(claiming({ picture, also, left: [] })), ['holds', 'unknown']);
  });

  it('has a title cut between two letters, not within one', () => {
    const title = claiming({ title: `x${'🍊'.repeat(300)}` })?.title ?? '';
    assert.equal([...title].length, 200);
    assert.ok(title.isWellFormed());
  });

  it('is not helped by a hash of the picture, or an action, that it does not name', () => {
    const actions = ['c2pa.actions', { actions: [{ action: 'c2pa.created' }] }] as const;
    assert.equal(claiming({ others: [actions] })?.actions.length, 1);
    const told = claiming({ names: ['c2pa.metadata'], others: [['c2pa.metadata', {}], actions] });
    assert.deepEqual(judged(told), ['broken', 'unknown']);
    assert.deepEqual(told?.actions, []);
  });

  it('is not helped by a second hash of the picture under the name of the first', () => {
    const second = ['c2pa.hash.data', { alg: 'sha256', hash: Buffer.alloc(32) }] as const;
    const told = claiming({ names: ['c2pa.hash.data'], others: [second] });
    assert.deepEqual(judged(told), ['broken', 'unknown']);
  });

  it('does not hold when it names what is not there, and is not judged when it names one thing twice', () => {
    assert.equal(claiming({ names: ['c2pa.hash.data', 'c2pa.metadata'] })?.assertions, 'broken');
    assert.equal(claiming({ names: ['c2pa.hash.data', 'c2pa.hash.data'] })?.assertions, 'unknown');
  });

  it('takes no room for items that it says it has and has not', () => {
    // 31 lists in one another, each said to have a million items; then a byte that is no value.
    const lists = Array.from({ length: 31 }, () => Buffer.of(0x9a, 0, 0x0f, 0x42, 0x40));
    const bytes = Buffer.concat([...lists, Buffer.of(0xff), Buffer.alloc(1_000_000)]);
    assert.equal(readCbor(bytes), undefined);
    // As much by itself, with far less room than 31 million items need.
    const script = `
      import { readFileSync } from 'node:fs';
      import { readCbor } from ${JSON.stringify(new URL('./cbor.ts', import.meta.url).href)};
      console.log(readCbor(readFileSync(0)));`;
    const options = ['--max-old-space-size=64', '--input-type=module', '--eval', script];
    const { stdout, stderr } = spawnSync(process.execPath, options, { input: bytes, encoding: 'utf8' });
    assert.equal(stdout, 'undefined\n', stderr);
  });

  it('is not read when it is made of more values than any claim has', () => {
    const list = (count: number) => cbor(Array.from({ length: count }, () => 0));
    assert.equal((readCbor(list(50_000)) as unknown[]).length, 50_000);
    assert.ok(readCbor(list(100_000)) === undefined);
    // Two bytes are one entry of a map, not two.
    assert.equal(readCbor(Buffer.of(0xa2, 0, 0)), undefined);
    assert.deepEqual(readCbor(Buffer.of(0xa1, 0, 1)), new Map([[0, 1]]));
  });

  it('is read from a JPEG that has it in pieces of one byte', () => {
    const store = manifestStoreIn(readFileSync(join(root, 'test', 'files', 'c2pa', 'signed.jpg')));
    assert.ok(store);
    const segments = Array.from(store.subarray(8), (byte, index) => {
      const head = Buffer.from('\xff\xeb\0\0JP\0\x01\0\0\0\0', 'latin1');
      head.writeUInt16BE(2 + 8 + 8 + 1, 2);
      head.writeUInt32BE(index + 1, 8);
      return Buffer.concat([head, store.subarray(0, 8), Buffer.of(byte)]);
    });
    const jpeg = Buffer.concat([Buffer.of(0xff, 0xd8), ...segments, Buffer.of(0xff, 0xda, 0, 0)]);
    assert.deepEqual(manifestStoreIn(jpeg), store);
  });
});
