import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharedFolder } from '../../../../../../test/help/shared.ts';
import type { CompanyPrefixes, Lint } from './lint.ts';
import { linters } from './linters.ts';

const vectors = sharedFolder('conformance/trace/gs1-syntax');

interface Case {
  readonly value: string;
  readonly valid: boolean;
  readonly error?: string;
  readonly markup?: string;
}

test('every case of the GS1 Barcode Syntax Tests gets their verdict, at their place', {
  skip: vectors.skip,
}, () => {
  const all = JSON.parse(readFileSync(join(vectors.path, 'gs1-vectors.json'), 'utf8')).linters as Record<
    string,
    Case[]
  >;
  // The resource's example of a linter that is still to be written: it takes everything.
  const { _stubs: stubs = [], ...named } = all;
  let checked = stubs.length;
  for (const [name, cases] of Object.entries(named)) {
    const linter = linters[name];
    assert.ok(linter, `a linter for ${name}`);
    for (const one of cases) {
      const said = `${name} of ${JSON.stringify(one.value)}`;
      const found = registers(one).map((register) => verdict(linter(one.value, register), one));
      assert.ok(found.includes(expected(one)), `${said}: ${found} where ${expected(one)} is right`);
      checked++;
    }
  }
  assert.equal(checked, 5672);
});

function expected({ valid, error, markup }: Case): string {
  return valid ? 'OK' : `${error} ${markup}`;
}

function verdict(found: Lint | null, { value, markup }: Case): string {
  if (!found) return 'OK';
  const { code, at, length } = found;
  if (markup === undefined) return `${code} undefined`;
  return `${code} ${value.slice(0, at)}*${value.slice(at, at + length)}*${value.slice(at + length)}`;
}

/** A case about a prefix is told what the register answers, but not to which of a coupon's prefixes: its first, second or third. */
function registers({ error }: Case): (CompanyPrefixes | undefined)[] {
  if (error !== 'INVALID_GCP_PREFIX' && error !== 'GCP_DATASOURCE_OFFLINE') return [undefined];
  return [0, 1, 2].map((known) => {
    let asked = 0;
    return () => {
      if (asked++ < known) return 'assigned';
      return error === 'INVALID_GCP_PREFIX' ? 'unassigned' : 'unavailable';
    };
  });
}
