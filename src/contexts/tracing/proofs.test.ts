import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { quantity } from '#shared/quantity.ts';
import { asCall, MORNING } from '../../../test/help/county.ts';
import { keepCountyLog, logged } from '../../../test/help/county-log.ts';
import { testDatabase } from '../../../test/help/database.ts';
import {
  logAt,
  lotThing,
  type ProvenLine,
  proveLines,
  receiptsOf,
  recordEvent,
  shipmentThing,
  storyOf,
  type TraceStep,
  traceOf,
} from './index.ts';
import { fromBase64 } from './kernel/base64.ts';
import { utf8 } from './kernel/bytes.ts';
import { digestOf } from './kernel/digest.ts';
import { claimSignInput, parseEntry } from './kernel/entry.ts';
import { canonicalBytes } from './kernel/json/canonical.ts';
import { parseLineProof, verifyAbsence, verifyHead } from './kernel/line-proof.ts';
import { parseCheckpoint } from './kernel/tlog/checkpoint.ts';
import { verifyEd25519 } from './kernel/tlog/ed25519.ts';
import { leafHash } from './kernel/tlog/merkle.ts';
import { openNote } from './kernel/tlog/note.ts';
import { verifyInclusion } from './kernel/tlog/verify.ts';
import { parseVkey } from './kernel/tlog/vkey.ts';

const database = await testDatabase();
const { db } = database;
const { folder, vkey } = await keepCountyLog(database);
const gtin = '92045022400014';
const lot = (code: string) => lotThing(gtin, code);
const bytes = (text: string | undefined) => fromBase64(text ?? '') ?? new Uint8Array(0);

function harvest(code: string, id = newId()): TraceStep {
  const quantities = [{ thing: lot(code), quantity: quantity('10', 'kg') }];
  return {
    id,
    at: MORNING,
    bizStep: 'commissioning',
    what: { type: 'ObjectEvent', action: 'ADD', quantities },
  };
}

/** What a stranger does with what he is handed: nothing but the log's key is believed. */
async function checked(lines: readonly string[], lengthOnly: readonly string[] = []) {
  return asCall(db, {}, async (call) => {
    const at = must(await logAt(call));
    const proven = must(await proveLines(call, at, { lines, lengthOnly }));
    const key = parseVkey(vkey);
    assert.ok(key);
    const note = openNote(at.checkpoint, [key]);
    assert.ok(note.ok, 'the checkpoint is signed');
    const checkpoint = parseCheckpoint(note.value.text);
    assert.ok(checkpoint.ok);
    const { size, root } = checkpoint.value;
    const stands = (leaf: Uint8Array, place: { index: number; proof: readonly string[] } | undefined) =>
      place !== undefined && verifyInclusion(leaf, place.index, size, root, place.proof.map(bytes));

    const { map } = proven;
    assert.ok(stands(leafHash(utf8(map.entry)), map), 'the map is in the log');
    const entry = parseEntry(map.entry);
    assert.ok(entry.ok && entry.value.type === 'maidehao/map/1');
    assert.equal(entry.value.size, size - 1, 'it is the map of all before it');
    for (const line of proven.lines) checkLine(line, bytes(entry.value.root), stands);
    return proven;
  });
}

function checkLine(
  { line, seq, leaf, head, mapProof, entries }: ProvenLine,
  mapRoot: Uint8Array,
  stands: (leaf: Uint8Array, place: ProvenLine['head']) => boolean,
): void {
  const proof = parseLineProof(bytes(mapProof));
  assert.ok(proof);
  if (seq === null) {
    assert.ok(verifyAbsence(mapRoot, line, proof), `${line} has nothing`);
    return;
  }
  assert.ok(verifyHead(mapRoot, { line, seq, leaf: bytes(leaf) }, proof), `${line} ends at ${seq}`);
  assert.ok(stands(bytes(leaf), head), `the newest entry of ${line} is in the log`);
  if (!entries) return;
  assert.equal(entries.length, seq + 1, 'none is missing');
  let before: string | undefined;
  for (const [place, text] of entries.entries()) {
    const entry = parseEntry(text);
    assert.ok(entry.ok && entry.value.type !== 'maidehao/map/1');
    const link = entry.value.chain.find((each) => each.line === line);
    assert.equal(link?.seq, place);
    assert.equal(link?.prev, before);
    before = Buffer.from(leafHash(utf8(text))).toString('base64');
  }
  assert.equal(before, leaf);
}

test('a lot’s whole line can be checked by a stranger, and so can that there is none', async () => {
  for (const code of ['A', 'A', 'B', 'A']) await asCall(db, {}, (call) => recordEvent(call, harvest(code)));
  await logged(database);
  const { lines } = await checked([lot('A'), lot('B'), lot('NEVER')]);
  assert.deepEqual(
    lines.map(({ seq }) => seq),
    [2, 0, null],
  );
});

test('an entry holds the digest of the event on record, signed with a key whose registration is in the log', async () => {
  await asCall(db, {}, (call) => recordEvent(call, harvest('SIGNED')));
  await logged(database);
  const { lines } = await checked([lot('SIGNED')]);
  const entry = parseEntry(lines[0]?.entries?.[0] ?? '');
  assert.ok(entry.ok && entry.value.type === 'maidehao/event/1');
  const { claim, signature } = entry.value;
  const { events } = await asCall(db, {}, (call) => storyOf(call, lot('SIGNED')));
  assert.equal(claim.digest, digestOf(canonicalBytes(events[0]?.document)));

  const keys = await checked([`urn:maidehao:key:${claim.issuer}`]);
  const registered = parseEntry(keys.lines[0]?.entries?.[0] ?? '');
  assert.ok(registered.ok && registered.value.type === 'maidehao/key/1');
  const issuer = parseVkey(registered.value.vkey);
  assert.ok(issuer && verifyEd25519(issuer.key, claimSignInput(claim), bytes(signature)));
});

test('parcels a lot was packed into are a number in the proof, not a list', async () => {
  for (const sscc of ['276104250021234560', '276104250021234577', '276104250021234584']) {
    const quantities = [{ thing: lot('PACKED'), quantity: quantity('2', 'kg') }];
    const what = {
      type: 'AggregationEvent',
      action: 'ADD',
      parent: shipmentThing(sscc),
      quantities,
    } as const;
    await asCall(db, {}, (call) => recordEvent(call, { id: newId(), at: MORNING, bizStep: 'packing', what }));
  }
  await logged(database);
  const { lines } = await checked([], [`${lot('PACKED')}#packed`]);
  assert.equal(lines[0]?.seq, 2);
  assert.equal(lines[0]?.entries, undefined);
});

test('a van of a hundred parcels is one event, and each parcel’s line has it', async () => {
  const parcels = Array.from({ length: 100 }, (_, number) =>
    shipmentThing(String(10n ** 17n + BigInt(number))),
  );
  const what = { type: 'ObjectEvent', action: 'OBSERVE', epcs: parcels } as const;
  await asCall(db, {}, (call) => recordEvent(call, { id: newId(), at: MORNING, bizStep: 'departing', what }));
  await logged(database);
  const { lines } = await checked(parcels);
  assert.deepEqual(new Set(lines.map(({ entries }) => entries?.length)), new Set([1]));
});

test('an event’s receipt shows that it is in the log', async () => {
  const id = newId();
  await asCall(db, {}, (call) => recordEvent(call, harvest('RECEIPT', id)));
  await logged(database);
  const [at, receipts] = await asCall(db, {}, async (call) => {
    const state = must(await logAt(call));
    return [state, await receiptsOf(call, state, [id, newId()])];
  });
  assert.equal(receipts.size, 1);
  const receipt = receipts.get(id);
  const root = bytes(at.checkpoint.split('\n')[2]);
  assert.ok(
    receipt &&
      verifyInclusion(leafHash(utf8(receipt.entry)), receipt.index, at.size, root, receipt.proof.map(bytes)),
  );
});

test('ten sortings away in both directions a lot is found, with every line on the way proven', async () => {
  const chain = Array.from({ length: 23 }, (_, number) => `STEP${number}`);
  await asCall(db, {}, (call) => recordEvent(call, harvest(chain[0] ?? '')));
  for (const [place, code] of chain.slice(0, -1).entries()) {
    const part = (name: string) => [{ thing: lot(name), quantity: quantity('5', 'kg') }];
    const what = {
      type: 'TransformationEvent',
      inputs: part(code),
      outputs: [...part(chain[place + 1] ?? ''), ...part(`${code}-REST`)],
    } as const;
    await asCall(db, {}, (call) =>
      recordEvent(call, { id: newId(), at: MORNING, bizStep: 'creating_class_instance', what }),
    );
  }
  await logged(database);
  const { things, events, proven } = must(await asCall(db, {}, (call) => traceOf(call, lot('STEP11'))));
  const generations = things.map(({ generation }) => generation);
  assert.deepEqual([Math.min(...generations), Math.max(...generations)], [-10, 10]);
  assert.deepEqual(things[0], { thing: lot('STEP1'), generation: -10 });
  assert.ok(things.some(({ thing }) => thing === lot('STEP21')));
  assert.ok(!things.some(({ thing }) => thing === lot('STEP22') || thing === lot('STEP0')));
  const shown = new Set(
    proven.lines.flatMap(({ entries = [] }) => entries).map((text) => JSON.parse(text).claim.id),
  );
  assert.deepEqual(
    new Set(events.map(({ eventID }) => eventID)),
    shown,
    'what is shown is all that the lines hold',
  );
  await checked(things.map(({ thing }) => thing));
});

test('the files are a log that anyone can copy: the checkpoint, and tiles that make its root', async () => {
  await logged(database);
  const note = await readFile(join(folder, 'checkpoint'), 'utf8');
  const key = parseVkey(vkey);
  assert.ok(key && openNote(note, [key]).ok);
  assert.match(note, /^trace\.example\/log\/test\n/);
});
