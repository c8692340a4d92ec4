import { idOf } from './demo-id.ts';
import { familyName, givenName } from './names.ts';
import { type DemoNode, nodes } from './network.ts';
import type { DemoPerson, StaffRole } from './people.ts';
import { demoPhone } from './phones.ts';
import { city, placeOf, townshipOf, villageNamed } from './places.ts';
import { at } from './product.ts';
import { seeded } from './seeded.ts';
import { seatCode } from './townships.ts';

type Row = readonly [
  name: string,
  birthYear: number,
  placeCode: string,
  organisation: string | null,
  role: StaffRole | null,
];

const caimiao = villageNamed(at.dajiang, '才妙村').code;

/** The grower who signs in by name; the first household is hers. */
export const firstGrower = person(['韦桂兰', 1958, caimiao, 'household 0', 'grower'], 0);

/** One person for every other role to sign in as, in the order they are printed; phones run on from hers. */
const signInRows: readonly Row[] = [
  ['覃永胜', 1979, at.dajiang, 'coop ridge', 'coop-staff'],
  ['李静怡', 1990, seatCode, 'association', 'brand-association'],
  ['莫春梅', 1976, at.dajiang, `keeper ${at.dajiang}`, 'station-keeper'],
  ['罗卫东', 1973, seatCode, 'carrier', 'carrier'],
  ['潘文斌', 1986, seatCode, 'bureau', 'officer'],
  ['谢忠平', 1964, at.dajiang, 'school', 'mentor'],
  ['刘思敏', 1993, city.code, null, null],
  ['吴立诚', 1988, seatCode, 'platform', 'admin'],
];

const otherRows: readonly Row[] = [
  ['黄艳芳', 1984, at.fushi, 'coop river', 'coop-staff'],
  ['蓝家旺', 1981, at.siding, 'coop stone', 'coop-staff'],
  ['龙海明', 1978, seatCode, 'carrier', 'carrier'],
  ['何志强', 1982, seatCode, 'carrier', 'carrier'],
  ['陆新华', 1975, seatCode, 'carrier', 'carrier'],
  ['梁雪莹', 1991, seatCode, 'association', 'brand-association'],
  ['周佳慧', 1995, seatCode, 'bureau', 'officer'],
  ['曾丽萍', 1983, seatCode, 'school', 'mentor'],
  ['覃志远', 1984, seatCode, 'carrier post', 'carrier'],
  ['韦建民', 1979, seatCode, 'carrier supply', 'carrier'],
  ['莫小军', 1992, seatCode, 'carrier courier', 'carrier'],
];

function person([name, birthYear, placeCode, organisation, role]: Row, index: number): DemoPerson {
  const memberships = organisation && role ? [{ organisationId: idOf(organisation), role }] : [];
  const phone = demoPhone('staff', index + 1);
  return {
    id: idOf(`person ${phone}`),
    name,
    phone,
    birthYear,
    placeCode,
    elderView: role === 'grower',
    lang: 'zh',
    memberships,
  };
}

/** The person who keeps a node, named as people of that township are. */
function keeper(node: DemoNode): DemoPerson {
  const number = nodes.indexOf(node);
  const chance = seeded(450_224 + number);
  const birthYear = chance.int(1962, 1998);
  const family = familyName(
    chance,
    node.placeCode === city.code ? { terrain: 'valley' } : townshipOf(node.placeCode),
  );
  const name = family + givenName(chance, chance.chance(0.6) ? 'woman' : 'man', birthYear);
  return {
    ...{ id: idOf(`person ${node.organisationId}`), name, phone: demoPhone('keeper', number), birthYear },
    ...{ placeCode: placeOf(node.placeCode).code, elderView: false, lang: 'zh' },
    memberships: [{ organisationId: node.organisationId, role: 'station-keeper' }],
  };
}

const named = [firstGrower, ...[...signInRows, ...otherRows].map((row, index) => person(row, index + 1))];
const keptByName = new Set(
  named.flatMap(({ memberships }) => memberships.map((each) => each.organisationId)),
);

/** Everyone who works for the system: co-op, association, bureau, carrier, school, platform, and each node's keeper. */
export const staff: readonly DemoPerson[] = [
  ...named,
  ...nodes.filter(({ organisationId }) => !keptByName.has(organisationId)).map(keeper),
];

/** Who to sign in as, one for each role: printed at the first start. */
export const signIns = named.slice(0, signInRows.length + 1).map(({ name, phone, memberships }) => ({
  ...{ name, phone, role: memberships[0]?.role ?? ('consumer' as const) },
}));
