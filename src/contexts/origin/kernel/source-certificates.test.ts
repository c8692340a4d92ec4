import assert from 'node:assert/strict';
import test from 'node:test';
import { type SourceLot, sourceCertificates } from './source-certificates.ts';

const lot = (id: string, producerId: string, certificateId?: string): SourceLot => ({
  id,
  code: id.toUpperCase(),
  producerId,
  certificateId,
});
const into = (intoLotId: string, ...from: string[]) => from.map((fromLotId) => ({ fromLotId, intoLotId }));
const by = (...lots: SourceLot[]) => new Map(lots.map((each) => [each.id, each]));

test('a mixed lot rests on the certificates of the lots that were bought', () => {
  const mixed = lot('mixed', 'coop');
  const lots = by(mixed, lot('a', 'chen', 'ca'), lot('b', 'qin', 'cb'));
  assert.deepEqual(sourceCertificates(mixed, lots, into('mixed', 'a', 'b')), { ids: ['ca', 'cb'] });
});

test('a bought lot without a certificate is named', () => {
  const mixed = lot('mixed', 'coop');
  const lots = by(mixed, lot('a', 'chen', 'ca'), lot('b', 'qin'));
  assert.deepEqual(sourceCertificates(mixed, lots, into('mixed', 'a', 'b')), { missing: 'B' });
});

test('a part split off an uncertified mixed lot rests on what went into the mix', () => {
  const part = lot('part', 'coop');
  const lots = by(part, lot('mixed', 'coop'), lot('a', 'chen', 'ca'), lot('own', 'coop'));
  const flows = [...into('part', 'mixed'), ...into('mixed', 'a', 'own')];
  assert.deepEqual(sourceCertificates(part, lots, flows), { ids: ['ca'] });
});
