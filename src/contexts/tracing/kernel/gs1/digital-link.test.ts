import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { AI_DICTIONARY } from './ai-dictionary.ts';
import { buildDigitalLink } from './build-digital-link.ts';
import type { Tolerance } from './element.ts';
import { bracketed, message, parseBracketed, parseMessage, SEPARATOR } from './element-string.ts';
import { escaped, unescaped } from './escaping.ts';
import { isKey, mayFollow } from './key-path.ts';
import { parseDigitalLink } from './parse-digital-link.ts';

const vectors = sharedFolder('conformance/trace/gs1-syntax');

interface Vectors {
  readonly dl_parse: readonly ({ valid: boolean; uri: string; elementString: string } & Settings)[];
  readonly dl_generate: readonly ({
    valid: boolean;
    stem: string | null;
    bracketedAI: string;
    uri: string;
  } & Settings)[];
  readonly ai_parse: readonly { valid: boolean; bracketedAI: string; elementString: string }[];
  readonly dl_escape: readonly { in: string; path: string; query: string }[];
  readonly dl_unescape: readonly { in: string; path: string; query: string }[];
  readonly dl_valid_path_key_sequences: readonly string[][];
}

interface Settings {
  readonly settings?: Readonly<Record<string, string>>;
}

function read(): Vectors {
  return JSON.parse(readFileSync(join(vectors.path, 'gs1-vectors.json'), 'utf8'));
}

/** What the engine's settings ask of a reader. */
function tolerance({ settings = {} }: Settings): Tolerance {
  return {
    convenienceNames: settings.permitConvenienceAlphas === 'true',
    shortGtins: settings.PermitZeroSuppressedGTINinDLuris === 'true',
    unknownAis:
      settings.PermitUnknownAIs === 'true' &&
      settings['ValidationEnabled:UNKNOWN_AI_NOT_DL_ATTR'] === 'false',
  };
}

/** The engine writes every FNC1 as `^`, also the one a message begins with. */
function withCarets(text: string): string {
  return `^${text.replaceAll(SEPARATOR, '^')}`;
}

test('the Application Identifiers are the dictionary’s', { skip: vectors.skip }, () => {
  const dictionary = readFileSync(join(vectors.path, 'gs1-syntax-dictionary.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/\s+/g, ' ').trim());
  assert.deepEqual(AI_DICTIONARY.trim().split('\n'), dictionary);
});

test('every Digital Link of the GS1 syntax engine is read, or refused, as it is there', {
  skip: vectors.skip,
}, () => {
  const cases = read().dl_parse;
  assert.equal(cases.length, 118);
  for (const one of cases) {
    const link = parseDigitalLink(one.uri, tolerance(one));
    assert.equal(link.ok, one.valid, one.uri);
    if (!link.ok) continue;
    const elements = [...link.value.path, ...link.value.attributes];
    assert.equal(withCarets(message(elements)), one.elementString, one.uri);
  }
});

test('every Digital Link the engine makes of element strings is the same here', {
  skip: vectors.skip,
}, () => {
  const cases = read().dl_generate;
  assert.equal(cases.length, 22);
  for (const one of cases) {
    const elements = parseBracketed(one.bracketedAI, tolerance(one));
    const link = elements.ok
      ? buildDigitalLink(elements.value, { ...tolerance(one), ...(one.stem ? { stem: one.stem } : {}) })
      : elements;
    assert.equal(link.ok, one.valid, one.bracketedAI);
    if (link.ok) assert.equal(link.value, one.uri);
  }
});

test('bracketed element strings and barcode messages say the same', { skip: vectors.skip }, () => {
  for (const one of read().ai_parse) {
    const elements = parseBracketed(one.bracketedAI);
    assert.equal(elements.ok, one.valid, one.bracketedAI);
    if (!elements.ok) continue;
    assert.equal(withCarets(message(elements.value)), one.elementString);
    assert.equal(bracketed(elements.value), one.bracketedAI);
    assert.deepEqual(parseMessage(message(elements.value)), elements);
  }
});

test('values are escaped as GS1 escapes them', { skip: vectors.skip }, () => {
  for (const part of ['path', 'query'] as const) {
    for (const one of read().dl_escape) assert.equal(escaped(one.in, part), one[part]);
    for (const one of read().dl_unescape) assert.equal(unescaped(one.in, part).value, one[part]);
  }
});

test('the engine’s paths of keys and qualifiers are ours', { skip: vectors.skip }, () => {
  for (const [key = '', ...qualifiers] of read().dl_valid_path_key_sequences) {
    assert.ok(isKey(key) && mayFollow(key, qualifiers), [key, ...qualifiers].join('/'));
  }
});

test('a fault says which AI is meant and at which character', () => {
  const faults = (uri: string) => {
    const link = parseDigitalLink(uri);
    return link.ok ? undefined : link.fault;
  };
  const wrongDigit = 'https://mdh.example/01/09520123456789/10/A';
  assert.deepEqual(faults(wrongDigit), {
    fault: 'value',
    ai: '01',
    at: wrongDigit.indexOf('9/10'),
    lint: 'INCORRECT_CHECK_DIGIT',
  });
  const nul = 'https://mdh.example/01/09520123456788/10/%2F%00';
  assert.deepEqual(faults(nul), {
    fault: 'value',
    ai: '10',
    at: nul.indexOf('%00'),
    lint: 'INVALID_CSET82_CHARACTER',
  });
  assert.deepEqual(faults('HtTp://mdh.example/01/09520123456788'), { fault: 'scheme', at: 0 });
  const empty = 'https://mdh.example/01/09520123456788/10/';
  assert.deepEqual(faults(empty), { fault: 'empty', ai: '10', at: empty.length });
  const unknown = 'https://mdh.example/01/09520123456788?89=X';
  assert.deepEqual(faults(unknown), { fault: 'unknown-ai', ai: '89', at: unknown.indexOf('89=') });
  const order = 'https://mdh.example/01/09520123456788/21/1/10/A';
  assert.deepEqual(faults(order), { fault: 'order', ai: '10', at: order.indexOf('10/A') });
});

test('a scanner’s message is read with its symbology’s name, and a wrong day is found in it', () => {
  const pack = parseMessage(`]d20109520123456788${'3103000195'}${'15261231'}10LOT-1${SEPARATOR}21A`);
  assert.ok(pack.ok);
  assert.equal(bracketed(pack.value), '(01)09520123456788(3103)000195(15)261231(10)LOT-1(21)A');
  const wrong = parseMessage('010952012345678815261331');
  assert.deepEqual(wrong, {
    ok: false,
    fault: { fault: 'value', ai: '15', at: '010952012345678815'.length + 2, lint: 'ILLEGAL_MONTH' },
  });
});
