import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPdf } from '../../../test/help/read-pdf.ts';
import { ownFont } from './own-font.ts';
import { Sheet, widthOf, wrapped } from './sheet.ts';

const font = ownFont();

test('Chinese and English text is drawn with outlines of its own, found by a search, and the file stays small', () => {
  const sheet = new Sheet(font, '交接清单', 'zh');
  sheet.heading('大将镇服务站 — Dajiang station');
  // A rare character of people's names, and signs.
  sheet.text('韦喆、莫堃收；12.5 kg，4–8 °C');
  const bytes = sheet.bytes();
  const { pages, title, without } = readPdf(bytes);
  assert.equal(title, '交接清单');
  assert.equal(without, '');
  for (const text of ['大将镇服务站 — Dajiang station', '韦喆、莫堃收；12.5 kg，4–8 °C', '交接清单 · 1 / 1'])
    assert.ok(pages[0]?.text.includes(text), text);
  assert.ok(bytes.length < 30_000, `${bytes.length} bytes`);
  assert.deepEqual(sheet.bytes(), bytes);
});

test('a long table goes on over pages with its heads on each, and no row is lost or parted', () => {
  const sheet = new Sheet(font, '清单', 'zh');
  const rows = Array.from({ length: 150 }, (_, row) => [`row${row}`, '融安金桔 '.repeat(12), String(row)]);
  sheet.table(
    [
      { label: '标签', part: 1 },
      { label: '货物', part: 2 },
      { label: '公斤', part: 1, number: true },
    ],
    rows,
  );
  const { pages } = readPdf(sheet.bytes());
  assert.ok(pages.length > 3);
  for (const { text } of pages) assert.ok(text.includes('标签'));
  const told = pages.flatMap(({ text }) => text.match(/row\d+/g) ?? []);
  assert.deepEqual(
    told,
    rows.map(([name]) => name),
  );
});

test('wrapped text is whole, and no line is wider than it may be', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('大', '将', '，', 'kumquat', 'a', ' ', '12.5'), { maxLength: 40 }),
      fc.integer({ min: 20, max: 200 }),
      (words, width) => {
        const text = words.join('');
        const lines = wrapped(font, text, { size: 10, width });
        assert.equal(lines.join('').replaceAll(/\s/g, ''), text.replaceAll(/\s/g, ''));
        for (const line of lines) assert.ok(widthOf(font, line, 10) <= width + 1e-6, line);
      },
    ),
  );
});
