import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { canonicalLink } from './canonical-link.ts';
import { linkOfUrn, urnOfLink } from './epc-urn.ts';

const vectors = sharedFolder('conformance/trace/epcis-event-hash');

interface Pair {
  readonly in: string;
  readonly canonicalDigitalLink: string | null;
}

test('every EPC URN and Digital Link of the reference has its one canonical link', {
  skip: vectors.skip,
}, () => {
  const pairs = JSON.parse(readFileSync(join(vectors.path, 'epc-to-canonical-dl.json'), 'utf8')) as Pair[];
  assert.equal(pairs.length, 70);
  for (const pair of pairs) assert.equal(canonicalLink(pair.in), pair.canonicalDigitalLink, pair.in);
});

test('an EPC URN comes back from its link when one knows how long the company prefix is', {
  skip: vectors.skip,
}, () => {
  const pairs = JSON.parse(readFileSync(join(vectors.path, 'epc-to-canonical-dl.json'), 'utf8')) as Pair[];
  const urns = pairs.filter((pair) => pair.in.startsWith('urn:epc:'));
  assert.equal(urns.length, 31);
  for (const { in: urn, canonicalDigitalLink } of urns) {
    const prefix = urn.split(':').at(-1)?.split('.')[0] ?? '';
    const back = urnOfLink(canonicalDigitalLink ?? '', prefix.length);
    // One class may have two patterns (SGTIN, UPUI); either leads to the same link.
    assert.equal(canonicalLink(back ?? ''), canonicalDigitalLink, urn);
  }
});

test('a key is found at the end of an address of any length', () => {
  const stem = `https://example.cn/${'a/'.repeat(20_000)}`;
  assert.equal(
    canonicalLink(`${stem}01/09520123456788/10/ABC`),
    'https://id.gs1.org/01/09520123456788/10/ABC',
  );
  assert.equal(canonicalLink(stem), null);
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const cset82 = [...'!"%&\'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz'];

test('whatever a lot or serial is called, URN and link name the same thing', () => {
  const text = fc.string({ unit: fc.constantFrom(...cset82), minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      fc.integer({ min: 6, max: 12 }),
      digits(14),
      text,
      fc.constantFrom('10', '21'),
      (length, gtin, name, ai) => {
        const raw = gtin.slice(0, 13);
        const prefix = raw.slice(1, 1 + length);
        const escaped = name.replace(
          /["%&/<>?]/g,
          (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
        );
        const scheme = ai === '10' ? 'class:lgtin' : 'id:sgtin';
        const urn = `urn:epc:${scheme}:${prefix}.${raw[0]}${raw.slice(1 + length)}.${escaped}`;
        const link = linkOfUrn(urn);
        assert.ok(link);
        assert.equal(canonicalLink(link), link);
        assert.equal(urnOfLink(link, length), urn);
      },
    ),
  );
});

test('a free reference may hold a dot', () => {
  assert.equal(linkOfUrn('urn:epc:id:giai:4012345.A.1'), 'https://id.gs1.org/8004/4012345A.1');
  assert.equal(urnOfLink('https://id.gs1.org/8004/4012345A.1', 7), 'urn:epc:id:giai:4012345.A.1');
});

test('what only looks like an EPC is left alone', () => {
  for (const uri of [
    'urn:epc:id:sgtin:4012345.01111.1', // a digit short
    'urn:epc:id:sgtin:4012345.011111', // no serial
    'urn:epc:id:sscc:4012345.3111111111.5', // a serial too many
    'urn:epc:id:sgtin:4012345.011111.%0A',
    'urn:epc:id:nothing:1.2',
    'urn:epc:idpat:sgtin:4012345.*.*',
  ]) {
    assert.equal(linkOfUrn(uri), null, uri);
  }
});
