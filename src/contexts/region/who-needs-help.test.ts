import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issueCertificate, recordField } from '#origin';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { addDays, dayOf, instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { picked, plantOrchard } from '../../../test/help/orchard.ts';
import { howManyNeedHelp, whoNeedsHelp } from './index.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const mentor: Actor = { personId: newId(), name: '谢忠平', roles: ['mentor'], organisationId: newId() };
const yesterday = instantAt(addDays(dayOf(MORNING), -1), '09:00');
const of = async (id: string) => {
  const { households } = must(
    await asCall(db, { actor: mentor }, (call) => whoNeedsHelp(call, { limit: 10, offset: 0 })),
  );
  return households.find((household) => household.id === id)?.counts;
};

test('a household that has plots and writes nothing down is on the list until it does', async () => {
  assert.equal((await of(orchard.chen))?.['field-book'], 1);
  for (const [actor, plotId] of [
    [orchard.grower, orchard.plots.east],
    [orchard.loner, orchard.plots.wei],
  ] as const) {
    must(
      await asCall(db, { actor }, (call) =>
        recordField(call, { id: newId(), plotId, kind: 'irrigate', doneAt: MORNING, dose: '', note: '' }),
      ),
    );
  }
  assert.equal(await of(orchard.chen), undefined);
  assert.equal((await of(orchard.qin))?.['field-book'], 1);
});

test('a lot of yesterday without its certificate is counted, and no longer once it has one', async () => {
  const lot = await asCall(db, { now: yesterday }, (call) =>
    picked(call, orchard.plots.east, { harvestedAt: yesterday }),
  );
  assert.equal((await of(orchard.chen))?.certificate, 1);
  must(
    await asCall(db, { actor: orchard.grower }, (call) =>
      issueCertificate(call, { id: newId(), lotId: lot.id, basis: ['quality-control'] }),
    ),
  );
  assert.deepEqual(await of(orchard.chen), {
    ...{ certificate: 0, ending: 0, held: 0, claims: 0, 'field-book': 0 },
    // Picked, and nothing earned yet.
    unsold: 1,
  });
});

test('the list is narrowed to one need and found by household and township, in characters and letters', async () => {
  const find = async (more: { need?: 'held' | 'unsold'; words?: string }) =>
    must(
      await asCall(db, { actor: mentor }, (call) => whoNeedsHelp(call, { ...more, limit: 10, offset: 0 })),
    ).households.map(({ id }) => id);
  assert.deepEqual(await find({ need: 'held' }), []);
  assert.deepEqual(await find({ need: 'unsold' }), [orchard.chen]);
  assert.deepEqual(await find({ words: '覃' }), [orchard.qin]);
  assert.deepEqual((await find({ words: 'banlan' })).toSorted(), [orchard.chen, orchard.qin].toSorted());
  assert.deepEqual(await find({ words: '100%' }), []);
});

test('who needs help is not for everyone to read', async () => {
  const refused = await asCall(db, { actor: orchard.grower }, (call) => howManyNeedHelp(call));
  assert.equal(refused.ok, false);
});
