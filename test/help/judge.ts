import assert from 'node:assert/strict';
import type { Bundle } from '../../src/contexts/tracing/kernel/bundle.ts';
import { bundleText } from '../../src/contexts/tracing/kernel/make-dense.ts';
import { type Policy, parsePolicy } from '../../src/contexts/tracing/kernel/policy.ts';
import type { Light, Verdict } from '../../src/contexts/tracing/kernel/verdict.ts';
import type { FindingCode } from '../../src/contexts/tracing/kernel/verify/findings.ts';
import { type Circumstances, verifyBundle } from '../../src/contexts/tracing/kernel/verify-bundle.ts';
import { NOW } from './forged-journey.ts';
import { POLICY } from './forged-log.ts';

export function policyOf(text = POLICY): Policy {
  const policy = parsePolicy(text);
  if (!policy.ok) throw new Error(policy.fault);
  return policy.value;
}

/** The verdict of an honest checker on a file's text, or on a bundle, which gets the same in full and as it travels. */
export function judge(bundle: Bundle | string, more: Partial<Circumstances> = {}): Verdict {
  const circumstances = { policy: policyOf(), now: NOW, ...more };
  if (typeof bundle === 'string') return verifyBundle(bundle, circumstances);
  const verdict = verifyBundle(JSON.stringify(bundle), circumstances);
  assert.deepEqual(verifyBundle(bundleText(bundle), circumstances), verdict);
  return verdict;
}

/** Fails with everything the verdict says unless it has this light for (among others) this reason. */
export function assertLit(verdict: Verdict, light: Light, code?: FindingCode): void {
  const told = verdict.findings.map(({ code, en }) => `${code}: ${en}`).join('\n');
  assert.equal(verdict.light, light, told);
  if (code) {
    const found = verdict.findings.find((finding) => finding.code === code);
    assert.ok(found, `not said: ${code}\n${told}`);
    assert.equal(found.weight, light === 'green' ? 'note' : light, told);
  }
}

/** A copy of a bundle with something done to it. */
export function tampered(bundle: Bundle, change: (copy: Tampered) => void): Bundle {
  const copy = structuredClone(bundle) as Tampered;
  change(copy);
  return copy as Bundle;
}

type Writable<T> = T extends readonly (infer Each)[]
  ? Writable<Each>[]
  : T extends object
    ? { -readonly [Name in keyof T]: Writable<T[Name]> }
    : T;
type Tampered = Writable<Bundle>;

/** The line of a tampered bundle. */
export function lineIn(bundle: Tampered, line: string): Tampered['lines'][number] & { entries: string[] } {
  const found = bundle.lines.find((each) => each.line === line);
  if (!found) throw new Error(`no ${line} in the bundle`);
  return found as Tampered['lines'][number] & { entries: string[] };
}
