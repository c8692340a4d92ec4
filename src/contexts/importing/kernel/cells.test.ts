import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayOf, timeOf } from '#shared/instant.ts';
import { cellText } from './cell-text.ts';
import { dayOfYear, momentOf } from './moment.ts';
import { numberText } from './number-text.ts';

const wall = (text: string) => {
  const moment = momentOf(text);
  return moment && `${dayOf(moment)} ${timeOf(moment)}`;
};

test('a day is read in every form in which a county writes it', () => {
  for (const text of [
    '2026-06-01',
    '2026/6/1',
    '2026.6.1',
    '2026.06.01',
    '20260601',
    '2026年6月1日',
    '2026年06月01号',
    // Excel's own count of that day.
    '46174',
  ])
    assert.equal(wall(text), '2026-06-01 00:00', text);
});

test('a time is read in every form too, and seconds do not matter', () => {
  for (const text of [
    '2026-06-01 08:30',
    '2026/6/1 8:30:59',
    '2026年6月1日8时30分',
    '2026年6月1日 8点半',
    '2026年6月1日 上午8:30',
    '2026-06-01T08:30:00',
    '2026-06-01T00:30:00Z',
    '2026-06-01T08:30:00+08:00',
    '20260601 8:30',
    '2026/6/1 8:30 AM',
    '46174.3541666667',
  ])
    assert.equal(wall(text), '2026-06-01 08:30', text);
  assert.equal(wall('2026年6月1日下午3时'), '2026-06-01 15:00');
  assert.equal(wall('2026年6月1日 下午12:05'), '2026-06-01 12:05');
  assert.equal(wall('2026/6/1 12:05 AM'), '2026-06-01 00:05');
  assert.equal(wall('2026年6月1日晚上7点'), '2026-06-01 19:00');
});

test('what is no day, or could be two, is not guessed', () => {
  for (const text of [
    '',
    '6月1日',
    '6/1/2026',
    '01-06-26',
    '2026-02-30',
    '2026-13-01',
    '2026-06-01 25:00',
    '2026-06-01 下午15:00',
    '2026年6月1日晚上12点',
    '昨天',
    '1200',
    '99999',
    '1899-12-31',
    '2026-06-01 08:30 左右',
  ])
    assert.equal(momentOf(text), undefined, text);
});

test('an Excel serial is the wall time that Excel shows for it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 36_526, max: 73_050 }),
      fc.integer({ min: 0, max: 1_439 }),
      (day, minute) => {
        const shown = new Date(Date.UTC(1899, 11, 30) + day * 86_400_000 + minute * 60_000).toISOString();
        assert.equal(wall(String(day + minute / 1440)), `${shown.slice(0, 10)} ${shown.slice(11, 16)}`);
      },
    ),
  );
});

test('a day of any year is read from what Excel makes of it', () => {
  for (const text of ['11-15', '11/15', '11月15日', '15-Nov', 'Nov-15', '2026-11-15', '2026年11月15日'])
    assert.equal(dayOfYear(text), '11-15', text);
  assert.equal(dayOfYear('2-29'), '02-29');
  for (const text of ['2-30', '13-1', '15-Foo', '11.1', '冬天', ''])
    assert.equal(dayOfYear(text), undefined, text);
});

test('thousands separators are taken out where they stand right, and a decimal comma is not guessed', () => {
  const read = (text: string) => numberText(cellText(text));
  assert.deepEqual(['1,200.5', '１，２００．５', '1200.5', ' 3 '].map(read), [
    '1200.5',
    '1200.5',
    '1200.5',
    '3',
  ]);
  assert.deepEqual(['12,5', '1,20', '-3', '1e5', '3斤', ''].map(read), Array(6).fill(undefined));
});

test('a cell is one line of plain text, whatever it came as', () => {
  assert.equal(cellText('　１３８　００１３－８００１\u200b '), '138 0013-8001');
  assert.equal(cellText('韦\r\n大山\u0000\ud800'), '韦 大山�');
  assert.equal(cellText(92045022400019), '92045022400019');
  assert.equal(cellText(1.1 * 3), '3.3');
  assert.equal(cellText(1e21), '1000000000000000000000');
  assert.equal(cellText(true), 'true');
  assert.equal(cellText(null), '');
  // 08:30 in an XLSX file is a fraction of a day that no computer holds exactly.
  assert.equal(cellText(new Date('2026-06-01T08:29:59.999Z')), '2026-06-01 08:30');
  assert.equal(cellText(new Date('2026-06-01T00:00:00Z')), '2026-06-01');
});

test('what our downloads put before a formula comes off again, and nothing else does', () => {
  assert.equal(cellText("'=1+1"), '=1+1');
  assert.equal(cellText("'-5"), '-5');
  assert.equal(cellText("'韦"), "'韦");
});
