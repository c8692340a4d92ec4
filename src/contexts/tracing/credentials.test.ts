import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall, MORNING } from '../../../test/help/county.ts';
import { keepCountyLog, logged } from '../../../test/help/county-log.ts';
import { testDatabase } from '../../../test/help/database.ts';
import {
  type CredentialToIssue,
  credentialById,
  issueCredential,
  logAt,
  proveLines,
  revokeCredential,
  statusList,
} from './index.ts';
import { fromBase64url } from './kernel/base64.ts';
import { utf8 } from './kernel/bytes.ts';
import { digestOf } from './kernel/digest.ts';
import { parseEntry } from './kernel/entry.ts';
import { inTerm } from './kernel/vc/credential.ts';
import { checkProof, type Document } from './kernel/vc/data-integrity.ts';
import { isSet } from './kernel/vc/status-bits.ts';
import { revocationText } from './revoke-credential.ts';

const database = await testDatabase();
const { db } = database;
await keepCountyLog(database);
const issuerId = newId();
const id = 'urn:maidehao:certificate:HGZ-450224-1';

const certificate = (more: Partial<CredentialToIssue> = {}): CredentialToIssue => ({
  id,
  type: 'ConformityCertificate',
  nameZh: '承诺达标合格证',
  nameEn: 'Conformity certificate',
  issuerId,
  validFrom: MORNING,
  subject: { id: 'https://id.gs1.org/01/92045022400014/10/A', quantity: '12.5' },
  ...more,
});
const issue = (more?: Partial<CredentialToIssue>) =>
  asCall(db, {}, (call) => issueCredential(call, certificate(more)));
const document = async (of = id): Promise<Document> =>
  JSON.parse((await asCall(db, {}, (call) => credentialById(call, of)))?.document ?? '');
const place = async (of = id) => Number(((await document(of)).credentialStatus as Document).statusListIndex);

async function revoked(index: number): Promise<boolean | undefined> {
  const list = must(await asCall(db, {}, (call) => statusList(call, issuerId)));
  assert.equal(checkProof(list), undefined);
  const { encodedList } = list.credentialSubject as { encodedList: string };
  return isSet(gunzipSync(fromBase64url(encodedList.slice(1)) ?? ''), index);
}

test('a certificate is signed by its organisation’s key, and anybody can check it without asking us', async () => {
  await issue();
  const signed = await document();
  assert.equal(checkProof(signed), undefined);
  assert.equal(checkProof({ ...signed, credentialSubject: { quantity: '125' } }), 'wrong-signature');
  assert.equal((signed.issuer as Document).organisation, `urn:maidehao:organisation:${issuerId}`);
});

test('issued twice it is one certificate, and the next one has a place of its own', async () => {
  const before = await document();
  await issue();
  assert.deepEqual(await document(), before);
  await issue({ id: `${id}0` });
  assert.notEqual(await place(`${id}0`), await place());
});

test('its line in the log holds the digest of exactly this certificate, and of its revocation after that', async () => {
  const kept = (await asCall(db, {}, (call) => credentialById(call, id)))?.document ?? '';
  assert.equal(await revoked(await place()), false);
  await asCall(db, {}, (call) => revokeCredential(call, { id, reason: '写错了' }));
  await asCall(db, {}, (call) => revokeCredential(call, { id, reason: '再来一次' }));
  assert.equal(await revoked(await place()), true);
  assert.equal(await revoked(await place(`${id}0`)), false);
  await logged(database);
  const proven = must(
    await asCall(db, {}, async (call) => proveLines(call, must(await logAt(call)), { lines: [id] })),
  );
  const digests = proven.lines[0]?.entries?.map((text) => {
    const entry = parseEntry(text);
    assert.ok(entry.ok && entry.value.type === 'maidehao/credential/1');
    return entry.value.digest;
  });
  assert.deepEqual(digests, [digestOf(utf8(kept)), digestOf(utf8(revocationText(id, MORNING, '写错了')))]);
});

test('a certificate holds within its term, both ends included', async () => {
  const until = new Date('2026-06-30T00:00:00Z');
  await issue({ id: `${id}-term`, validUntil: until });
  const signed = await document(`${id}-term`);
  const holds = (at: string) => inTerm(signed, new Date(at));
  assert.deepEqual(
    ['2026-05-31T23:59:59Z', MORNING.toISOString(), until.toISOString(), '2026-06-30T00:00:01Z'].map(holds),
    [false, true, true, false],
  );
});

test('an organisation that issued nothing has no list', async () => {
  const outcome = await asCall(db, {}, (call) => statusList(call, newId()));
  assert.equal(outcome.ok ? 'a list' : outcome.refusal.code, 'tracing.no-credentials');
});
