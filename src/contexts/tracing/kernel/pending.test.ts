import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { capturedEvent } from './captured-event.ts';
import { claimOf, eventStatement } from './claim.ts';
import { documentStatement, isPlain, plainClaimText } from './document-statement.ts';
import type { Claim } from './entry.ts';
import { canonical } from './json/canonical.ts';
import { parsePending, pendingText, type Waiting } from './pending.ts';

// What waits for the sequencer is told by its parts; what it reads there has to be what was signed, to the byte.

const SIGNATURE = `${'A'.repeat(86)}==`;
const AT = new Date('2026-11-20T08:00:00.000Z');

const named = fc.oneof(
  fc.uuid().map((id) => `urn:uuid:${id}`),
  fc.string({ unit: 'grapheme', minLength: 1 }).map((name) => `urn:x:${name.replace(/[\s\0]/g, '_')}`),
);
const seen = fc.record({ id: named, lot: fc.stringMatching(/^[\w.-]{1,20}$/), media: fc.boolean() });
const documents = fc.array(
  fc.record({
    issuer: fc.stringMatching(/^[!-*,-~]{1,20}$/).map((name) => `${name}+0a1b2c3d`),
    together: fc.boolean(),
    events: fc.array(seen, { minLength: 1, maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 5 },
);

test('statements that wait by their parts are read as they are written in full', () => {
  fc.assert(
    fc.property(documents, (all) => {
      const waiting: Waiting[] = [];
      const whole = [];
      for (const { issuer, together, events } of all) {
        const size = events.length;
        const document = {
          at: AT.toISOString(),
          issuer,
          root: `${'B'.repeat(43)}=`,
          size,
          signature: SIGNATURE,
        };
        for (const [index, { id, lot, media }] of events.entries()) {
          const body = {
            type: 'ObjectEvent',
            action: 'OBSERVE',
            eventID: id,
            eventTime: AT.toISOString(),
            eventTimeZoneOffset: '+08:00',
            quantityList: [{ epcClass: `https://id.gs1.org/01/92045022400014/10/${lot}`, quantity: 1 }],
          };
          const event = capturedEvent(body, undefined);
          const claim = claimOf(event, { issuer, at: AT, media: media ? [event.digest] : [] });
          const inDocument = { index, root: document.root, size };
          const full = eventStatement(event, {
            claim,
            signature: SIGNATURE,
            document: together ? inDocument : undefined,
          });
          whole.push(full);
          waiting.push((together && documentStatement(event, claim, index, document)) || full);
        }
      }
      assert.deepEqual(parsePending(pendingText(waiting)), whole);
    }),
  );
});

test('a document’s statements wait in less than half the room', () => {
  const document = {
    at: AT.toISOString(),
    issuer: 'a+0a1b2c3d',
    root: `${'B'.repeat(43)}=`,
    size: 100,
    signature: SIGNATURE,
  };
  const events = Array.from({ length: 100 }, (_, index) => {
    const id = `0197a000-0000-7000-8000-${String(index).padStart(12, '0')}`;
    const body = { type: 'ObjectEvent', eventID: `urn:uuid:${id}`, eventTime: AT.toISOString() };
    return capturedEvent(body, undefined);
  });
  const claims = events.map((event) => claimOf(event, { issuer: document.issuer, at: AT }));
  const parts = events.map((event, index) =>
    documentStatement(event, claims[index] as Claim, index, document),
  );
  const full = events.map((event, index) =>
    eventStatement(event, {
      claim: claims[index] as Claim,
      signature: SIGNATURE,
      document: { index, root: document.root, size: document.size },
    }),
  );
  const told = pendingText(parts.flatMap((part) => part ?? []));
  assert.ok(told.length * 2 < pendingText(full).length);
});

test('a claim with members of its own is told in full', () => {
  const plain = { at: '', digest: '', hash: '', id: '', issuer: '' };
  assert.ok(isPlain(plain));
  assert.ok(!isPlain({ ...plain, media: ['x'] }));
  fc.assert(
    fc.property(
      fc.record({
        at: fc.string(),
        digest: fc.string(),
        hash: fc.string(),
        id: fc.string(),
        issuer: fc.string(),
      }),
      (claim) => {
        assert.equal(plainClaimText(claim), canonical(claim));
      },
    ),
  );
});
