import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkDigit } from '../things.ts';
import { applicationIdentifiers } from './application-identifier.ts';
import { buildDigitalLink } from './build-digital-link.ts';
import { compressLink } from './compress-link.ts';
import { decompressLink, parseAnyLink } from './decompress-link.ts';
import { type Element, valueFault } from './element.ts';
import { bracketed, message, parseBracketed, parseMessage } from './element-string.ts';
import { isKey } from './key-path.ts';
import { CSET82 } from './linters/characters.ts';
import { parseDigitalLink } from './parse-digital-link.ts';

/**
 * Pairs published with implementations of the standard: gs1/GS1_DigitalLink_Resolver_CE (the first), Solidsoft-Reply/Gs1DigitalLinkLib
 * (`CompressGs1DigitalLink.feature`, a port of GS1's own prototype).
 */
const published: readonly (readonly [open: string, packed: string])[] = [
  ['01/05392000229648/10/LOT01/21/SERIAL01', 'AQnO2IRCICDKWcnpqQtCQiJABemo'],
  ['00/998440410914660971', 'AN2yxDhfaiaw'],
  ['01/05412345000013', 'AQnYUc1gmg'],
  ['01/05412345000013/10/ABC123', 'AQnYUc1gmiCNV4JG'],
  ['01/05412345000013/10/ABC123/21/72292641703', 'AQnYUc1gmiCNV4JGQhcNT6K6c'],
  [
    '01/05412345000013/22/AJY3095721P49/10/ABC123/21/72292641703',
    'AQnYUc1gmiCNV4JGQhcNT6K6cibQCWN9Pee9tT-PQ',
  ],
  ['01/05412345000013/235/8TFV883a904GH%263', 'AQnYUc1gmkax7ipGrOHDPC5YNI8hMz'],
  ['01/05412345000013/21/72292641703', 'AQnYUc1gmkIXDU-iun'],
  ['253/3060077601309', 'JTLIetaiHYA'],
  ['255/5678409730535', 'JVUqG5hJ5wA'],
  ['401/0541234537290A41%26GHpp33', 'QBl2DVoxZM2jVm3ZOWEFoxTR5HDgzZg'],
  ['402/21173492661712079', 'QCJZyW9mC6Z4'],
  ['414/5060917510004', 'QUSaVjC_dA'],
  ['414/5060917510004/254/RP56J920471', 'JUa0T-eifdtOO9UFEmlYwv3Q'],
  ['414/5060917510004/7040/5KFX', 'QUSaVjC_dHBAVlCrg'],
  ['8003/04965031954585', 'gAMJCAXukTMA'],
  ['8004/0541234537290A41%26GHpp33', 'gASXYNWjFkzaNWbdk5YQWjFNHkcODNm'],
  ['8010/0541234537290A41%23GH33/8011/6639047221', 'gBCVYNWjFkzaNWbdk5YQWjFHHkM2cAI0xdvpGo'],
  ['8013/5060917511473062B98T', 'gBN05060917511473062B98T'],
  ['8017/817019610850151481/8019/4003812', 'gBe1ajAd9ATDmAGXPRfk'],
  ['8018/411369833821910265', 'gBhbV6rzBENPk'],
];

const behindKey: readonly (readonly [open: string, packed: string])[] = [
  ['01/05412345000013/10/ABC123', '01/05412345000013/EEarwSM'],
  ['01/05412345000013/22/AJY3095721P49/21/72292641703', '01/05412345000013/IQuGp9FdORNoBLG-nvPe2p_Ho'],
  ['414/5060917510004/254/RP56J920471', '414/5060917510004/JUa0T-eifdtOO9Q'],
  ['8010/0541234537290A41%23GH33/8011/6639047221', '8010/0541234537290A41%23GH33/gBGmLt9I1'],
];

const GS1 = 'https://id.gs1.org/';

function elementsOf(uri: string, parse = parseDigitalLink): Element[] {
  const link = parse(uri);
  assert.ok(link.ok, `${uri}: ${JSON.stringify(link)}`);
  return [...link.value.path, ...link.value.attributes];
}

test('published compressed links are made and read', () => {
  for (const [open, packed] of published) {
    assert.deepEqual(compressLink(elementsOf(GS1 + open)), { ok: true, value: GS1 + packed }, open);
    assert.deepEqual(elementsOf(GS1 + packed, decompressLink), elementsOf(GS1 + open), packed);
  }
  for (const [open, packed] of behindKey) {
    const elements = elementsOf(GS1 + open);
    assert.deepEqual(compressLink(elements, { readableKey: true }), { ok: true, value: GS1 + packed });
    assert.deepEqual(elementsOf(GS1 + packed, decompressLink), elements);
  }
});

test('a byte stands for a usual sequence of AIs when it is asked to', () => {
  const elements = elementsOf(`${GS1}01/05412345000013/10/ABC123?3103=000195`);
  const plain = compressLink(elements);
  const short = compressLink(elements, { sequences: true });
  assert.ok(plain.ok && short.ok);
  assert.ok(short.value.length < plain.value.length);
  assert.deepEqual(inOrder(elementsOf(short.value, decompressLink)), inOrder(elements));
});

test('what a query says besides AIs stays, also when another program compressed it', () => {
  const link = decompressLink(`${GS1}AQnYUc1gmiCNV4JGLo3Dfg2q72Etrue8K7RPRWwjc0D4`);
  assert.ok(link.ok);
  assert.deepEqual(link.value.others, [
    ['arv', 'true'],
    ['donor', 'bmgf'],
  ]);
  const open = decompressLink(`${GS1}AQnYUc1gmiCNV4JGLo3DY?linkType=gs1:traceability`);
  assert.ok(open.ok);
  assert.deepEqual(open.value.attributes, [{ ai: '17', value: '290331' }]);
  assert.deepEqual(open.value.others, [['linkType', 'gs1:traceability']]);
});

test('words of an address are no compressed link', () => {
  for (const word of ['desk', 'search', 'basket', 'AQnYUc1gm', 'AQnYUc1gmgA', 'wp-login', '_', 'A']) {
    const link = decompressLink(`https://mdh.example/${word}`);
    assert.equal(link.ok, false, word);
    assert.equal(parseAnyLink(`https://mdh.example/${word}`).ok, false);
  }
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const text = fc.string({ unit: fc.constantFrom(...CSET82), minLength: 1, maxLength: 20 });
const gtin = digits(13).map((body) => ({ ai: '01', value: `${body}${checkDigit(body)}` }));

/** A random value of any AI, built component by component; null when a check does not let it pass. */
const anyElement = fc.constantFrom(...applicationIdentifiers.values()).chain((identifier) => {
  const parts = identifier.components.map(({ type, least, most, optional }) => {
    const unit = fc.constantFrom(...(type === 'N' ? '0123456789' : type === 'X' ? CSET82 : '0123456789ABCZ'));
    const whole = fc.string({ unit, minLength: least, maxLength: most });
    return optional ? fc.oneof(fc.constant(''), whole) : whole;
  });
  return fc
    .tuple(...parts)
    .map((values) => ({ ai: identifier.ai, value: repaired(identifier.ai, values.join('')) }))
    .map((element) => (valueFault(identifier, element.value) === null ? element : null));
});

/** Keys end in a check digit, which chance seldom hits. */
function repaired(ai: string, value: string): string {
  const length = { '00': 18, '01': 14, '02': 14, '03': 14, '402': 17, '8017': 18, '8018': 18 }[ai] ?? 13;
  const body = value.slice(0, length - 1);
  const first = applicationIdentifiers.get(ai)?.components[0];
  const summed = first?.type === 'N' && first.most === length && first.linters.length > 1;
  return summed ? `${body}${checkDigit(body)}${value.slice(length)}` : value;
}

function inOrder(elements: readonly Element[]): Element[] {
  return [...elements].sort((a, b) => (a.ai < b.ai ? -1 : 1));
}

test('whatever is built comes back: brackets, messages, links open and compressed', () => {
  const seen = new Set<string>();
  const lots = fc.record({ gtin, lot: fc.option(text), more: fc.array(anyElement, { maxLength: 6 }) });
  fc.assert(
    fc.property(lots, ({ gtin, lot, more }) => {
      const others = more.filter((element) => element !== null).filter(({ ai }) => !isKey(ai));
      const unlike = new Map(others.map((element) => [element.ai, element]));
      unlike.delete('10');
      const elements = [gtin, ...(lot === null ? [] : [{ ai: '10', value: lot }]), ...unlike.values()];
      for (const { ai } of elements) seen.add(ai);
      assert.deepEqual(parseBracketed(bracketed(elements)), { ok: true, value: elements });
      assert.deepEqual(parseMessage(message(elements)), { ok: true, value: elements });
      const link = buildDigitalLink(elements);
      if (!link.ok) return assert.ok(link.fault.fault === 'not-attribute' || link.fault.fault === 'order');
      assert.deepEqual(inOrder(elementsOf(link.value)), inOrder(elements));
      for (const how of [{}, { sequences: true }, { readableKey: true }]) {
        const packed = compressLink(elements, how);
        assert.ok(packed.ok);
        assert.deepEqual(inOrder(elementsOf(packed.value, parseAnyLink)), inOrder(elements), packed.value);
      }
    }),
    { numRuns: 400 },
  );
  assert.ok(seen.size > 100, `only ${seen.size} AIs were met`);
});

test('no text makes a reader throw', () => {
  const near = fc.stringMatching(/^(https:\/\/a)?[/?=&%()0-9A-Za-z-]{0,60}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string(), near), (text) => {
      for (const parse of [parseAnyLink, decompressLink, parseBracketed, parseMessage]) parse(text);
    }),
    { numRuns: 2_000 },
  );
});
