import type { ColdLog, LoadedThing, LoadPicture, Manifest } from '#delivery';
import { dayText, instantText, timeOf } from '#shared/instant.ts';
import { ownFont } from '#shared/pdf/own-font.ts';
import { Sheet } from '#shared/pdf/sheet.ts';
import type { Mark } from '#shared/pdf/write-pdf.ts';
import { decimal } from '#shared/quantity.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { counted } from '../../../shipments/counted.ts';
import { lineText } from '../../../shipments/line-text.ts';
import { loadText, parcelsText, placeText } from '../../load-text.ts';

interface Made {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const ROW = 46;
const BED = 300;

/** The sorting and hand-over list, with room to tick and sign. */
export function manifestPdf({ round, hub, stops }: Manifest, t: Tongue, lang: Lang): Made {
  const name = t(`交接清单 ${round.code}`, `Hand-over list ${round.code}`);
  const sheet = begin(name, { round, hub }, t, lang);
  const parcels = stops.flatMap((stop) => stop.parcels);
  const grams = parcels.reduce((sum, parcel) => sum + parcel.grams, 0);
  sheet.text(loadText({ stops, parcels: parcels.length, grams }, t));
  for (const stop of stops) {
    const planned = stop.plannedArrival
      ? t(`，约 ${timeOf(stop.plannedArrival)} 到`, `, about ${timeOf(stop.plannedArrival)}`)
      : '';
    const aboard = parcelsText({ parcels: stop.parcels.length, note: stop.note }, t);
    sheet.heading(
      `${stop.position}. ${stop.node.code} ${t(stop.node.nameZh, stop.node.nameEn)}${aboard && ` · ${aboard}`}${planned}`,
    );
    sheet.text(placeText(stop.node), { size: 9, grey: true });
    if (stop.note !== '') sheet.text(stop.note, { size: 9.5, bold: true });
    sheet.table(
      [
        { label: t('标签尾号', 'Label'), part: 11 },
        { label: t('货物', 'Goods'), part: 38 },
        { label: t('来自', 'From'), part: 24 },
        { label: t('公斤', 'kg'), part: 9, number: true },
        { label: t('装车', 'Loaded'), part: 9 },
        { label: t('签收', 'Received'), part: 13 },
      ],
      stop.parcels.map((parcel) => [
        parcel.sscc.slice(-6),
        parcel.lines.map((line) => lineText(line, lang)).join(t('；', '; ')),
        t(parcel.senderZh, parcel.senderEn),
        decimal(parcel.grams),
        parcel.loadedAt ? '√' : '',
        parcel.handedAt ? timeOf(parcel.handedAt) : '',
      ]),
    );
    sheet.text(
      t(
        '收货人签名 ______________________    时间 __________',
        'Received by ______________________    Time __________',
      ),
      { size: 9, above: 4 },
    );
  }
  return { name, bytes: sheet.bytes() };
}

/** Which crate stands where, from the cabin to the door, and the order of unloading. */
export function loadPdf({ manifest, rows }: LoadPicture, t: Tongue, lang: Lang): Made {
  const { round, hub, stops } = manifest;
  const name = t(`装车图 ${round.code}`, `Load ${round.code}`);
  const sheet = begin(name, { round, hub }, t, lang);
  sheet.text(
    t(
      '上面是驾驶室，下面是车门；最后一站的先装。图只说先后和左右平衡，放不放得下以装车的人看到的为准。',
      'The cabin is at the top, the door below; load the last stop first. The picture tells order and balance; whether it fits is for whoever loads to see.',
    ),
    { size: 9, grey: true },
  );
  sheet.text(t('驾驶室', 'Cabin'), { size: 9, bold: true, above: 6 });
  const left = sheet.left;
  for (const row of rows) {
    sheet.drawing(ROW, (top) => [
      ...boxOf(row.left, { x: left, top, width: BED / 2 }, t),
      ...boxOf(row.right, { x: left + BED / 2, top, width: BED / 2 }, t),
    ]);
  }
  sheet.text(t('车门', 'Door'), { size: 9, bold: true });
  const named = new Map(
    stops.map(({ position, node }) => [position, `${node.code} ${t(node.nameZh, node.nameEn)}`]),
  );
  const places = rows.flatMap((row, index) => [
    ...(row.left ? [{ ...row.left, place: t(`第 ${index + 1} 排左`, `row ${index + 1}, left`) }] : []),
    ...(row.right ? [{ ...row.right, place: t(`第 ${index + 1} 排右`, `row ${index + 1}, right`) }] : []),
  ]);
  sheet.heading(t('卸货的顺序', 'In the order of unloading'));
  sheet.table(
    [
      { label: t('第几站', 'Stop'), part: 36 },
      { label: t('什么', 'What'), part: 18 },
      { label: t('标签尾号', 'Label'), part: 14 },
      { label: t('公斤', 'kg'), part: 10, number: true },
      { label: t('位置', 'Place'), part: 18 },
    ],
    places
      .toSorted((a, b) => a.stop - b.stop)
      .map((each) => [
        `${each.stop}. ${named.get(each.stop) ?? ''}`,
        whatText(each, t),
        each.sscc.slice(-6),
        decimal(each.grams),
        each.place,
      ]),
  );
  return { name, bytes: sheet.bytes() };
}

/** Bounds, stretches out of them, and every reading. */
export function coldPdf({ manifest, limits, readings, excursions }: ColdLog, t: Tongue, lang: Lang): Made {
  const { round, hub } = manifest;
  const name = t(`冷链记录 ${round.code}`, `Cold log ${round.code}`);
  const sheet = begin(name, { round, hub }, t, lang);
  sheet.text(
    limits
      ? t(
          `应当在 ${limits.coldest} 到 ${limits.warmest} °C 之间；${readings.length} 条温度，${excursions.length} 次超出。`,
          `Should be within ${limits.coldest} to ${limits.warmest} °C; ${counted(readings.length, 'reading')}, out of bounds ${excursions.length} times.`,
        )
      : t(
          `${readings.length} 条温度，没有说要多冷。`,
          `${counted(readings.length, 'reading')}; nobody said how cold it must be.`,
        ),
  );
  if (excursions.length > 0) {
    sheet.heading(t('超出的时段', 'Out of bounds'));
    sheet.table(
      [
        { label: t('从', 'From'), part: 12 },
        { label: t('到', 'Until'), part: 12 },
        { label: t('怎样', 'How'), part: 12 },
        { label: t('分钟', 'Minutes'), part: 10, number: true },
        { label: t('最甚 °C', 'Worst °C'), part: 12, number: true },
        { label: t('探头', 'Sensor'), part: 16 },
        { label: t('要处理', 'To look into'), part: 26 },
      ],
      excursions.map((each) => [
        timeOf(each.from),
        timeOf(each.until),
        each.side === 'warm' ? t('太热', 'too warm') : t('太冷', 'too cold'),
        String(Math.round(each.minutes)),
        String(each.worst),
        each.sensor,
        each.gap
          ? t('中间半小时以上没有量', 'half an hour or more unmeasured')
          : each.grave
            ? t('超过 15 分钟', 'longer than 15 minutes')
            : '',
      ]),
    );
  }
  sheet.heading(t('每一条记录', 'Every record'));
  const sources = {
    typed: t('手填', 'typed'),
    file: t('记录仪文件', 'logger’s file'),
    sensor: t('传感器', 'sensor'),
  };
  sheet.table(
    [
      { label: t('时间', 'Time'), part: 24 },
      { label: '°C', part: 10, number: true },
      { label: t('探头', 'Sensor'), part: 20 },
      { label: t('来自', 'From'), part: 18 },
      { label: t('谁记的', 'By'), part: 20 },
    ],
    readings.map(({ at, celsius, sensor, source, personName }) => [
      instantText(at, lang),
      celsius,
      sensor || t('车厢', 'aboard'),
      sources[source],
      personName ?? '',
    ]),
  );
  return { name, bytes: sheet.bytes() };
}

function begin(name: string, { round, hub }: Pick<Manifest, 'round' | 'hub'>, t: Tongue, lang: Lang): Sheet {
  const sheet = new Sheet(ownFont(), name, lang);
  sheet.text(name, { size: 18, bold: true });
  const facts = [
    dayText(round.departs, lang, true),
    t(hub.nameZh, hub.nameEn),
    round.vehicle,
    round.driverName,
  ];
  sheet.text(facts.filter(Boolean).join(' · '), { grey: true });
  return sheet;
}

function boxOf(
  thing: LoadedThing | undefined,
  { x, top, width }: { readonly x: number; readonly top: number; readonly width: number },
  t: Tongue,
): Mark[] {
  const outline: Mark = { rect: [x + 2, top + 2, width - 4, ROW - 4], line: thing ? 0.8 : 0.25 };
  if (!thing) return [outline];
  return [
    outline,
    { text: `${thing.stop}. ${thing.code}`, x: x + 9, y: top + 19, size: 13, bold: true },
    {
      text: `${whatText(thing, t)} · ${thing.sscc.slice(-6)} · ${decimal(thing.grams)} kg`,
      x: x + 9,
      y: top + 35,
      size: 8.5,
    },
  ];
}

function whatText({ kind, parcels }: LoadedThing, t: Tongue): string {
  return kind === 'crate'
    ? t(`周转箱，${parcels} 件`, `crate, ${counted(parcels, 'parcel')}`)
    : t('散件', 'parcel');
}
