import { idOf } from './demo-id.ts';
import { familyName, givenName } from './names.ts';
import { keepers } from './network.ts';
import { coopFor } from './organisations.ts';
import { type DemoConsent, type DemoOrganisation, type DemoPerson, isElder } from './people.ts';
import { demoPhone } from './phones.ts';
import { placeOf, type Township, townshipOf, townships, villagesOf } from './places.ts';
import { productOf, products } from './products.ts';
import { romanisePerson } from './romanise.ts';
import { type Seeded, seeded } from './seeded.ts';
import { firstGrower, staff } from './staff.ts';

export interface DemoPlot {
  readonly id: string;
  readonly producerId: string;
  readonly name: string;
  readonly placeCode: string;
  readonly productCode: string;
  readonly areaMu: string;
  readonly lat: number;
  readonly lng: number;
  readonly plantedYear: number;
}

/** A household with everything that is its own. */
export interface DemoHousehold {
  readonly organisation: DemoOrganisation;
  readonly head: DemoPerson;
  readonly plots: readonly DemoPlot[];
  /** The relative who may act for an elder head, when the keeper of the station is not the one. */
  readonly relative?: DemoPerson;
  readonly consent?: DemoConsent;
}

const HOUSEHOLDS = 60;
/** Field names as villagers use them: slopes for trees, bees and hens, flats by the water for the rest. */
const slopes = ['屋背坡', '大冲岭', '对门坡', '石板坳', '枫木坪', '老虎冲', '竹山脚', '高界'];
const flats = ['河边田', '井头地', '水口田', '老屋场', '长田垌', '门口垌'];
const onFlats = new Set([
  'new-rice',
  'winter-greens',
  'rice-field-carp',
  'summer-grape',
  'pickled-mustard-root',
]);

function birthYear(chance: Seeded, number: number): number {
  return number % 3 === 0 ? chance.int(1944, 1966) : chance.int(1967, 2001);
}

function headOf(number: number, township: Township, chance: Seeded): DemoPerson {
  const born = birthYear(chance, number);
  const name = familyName(chance, township) + givenName(chance, chance.chance(0.5) ? 'woman' : 'man', born);
  const phone = demoPhone('household', number);
  const village = chance.pick(villagesOf(township.code).filter(({ nameZh }) => nameZh.endsWith('村')));
  return {
    ...{ id: idOf(`person ${phone}`), name, phone, birthYear: born, placeCode: village.code },
    ...{ elderView: isElder({ birthYear: born }) && chance.chance(0.6), lang: 'zh' },
    memberships: [{ organisationId: idOf(`household ${number}`), role: 'grower' }],
  };
}

/** Two of a township's products fall to each household in turn; most add what the place is known for. */
function produceOf(township: Township, turn: number, chance: Seeded): readonly string[] {
  const local = products.filter(({ grownIn }) => grownIn.includes(township.code)).map(({ code }) => code);
  const half = Math.ceil(local.length / 2);
  const inTurn = [turn % local.length, (turn + half) % local.length, ...(chance.chance(0.5) ? [0] : [])];
  return [...new Set(inTurn)].flatMap((at) => local[at] ?? []);
}

function plotOf(
  owner: DemoPerson,
  producerId: string,
  productCode: string,
  number: number,
  chance: Seeded,
): DemoPlot {
  const village = placeOf(owner.placeCode);
  const names = onFlats.has(productCode) ? flats : slopes;
  const name = names[(owner.birthYear + number) % names.length] ?? chance.pick(names);
  const wooded = ['fruit', 'oil'].includes(productOf(productCode).category);
  return {
    ...{ id: idOf(`plot ${producerId} ${productCode}`), producerId, name },
    ...{ placeCode: village.code, productCode, areaMu: (chance.int(8, wooded ? 90 : 30) / 10).toFixed(1) },
    lat: Math.round((village.lat + (chance.next() - 0.5) * 0.012) * 1e5) / 1e5,
    lng: Math.round((village.lng + (chance.next() - 0.5) * 0.012) * 1e5) / 1e5,
    plantedYear: wooded ? chance.int(1998, 2021) : 2026,
  };
}

/** An elder's helper: a grown child in town for two of three, else the keeper of the township's station. */
function helpFor(
  elder: DemoPerson,
  number: number,
  chance: Seeded,
): Pick<DemoHousehold, 'relative' | 'consent'> {
  const id = idOf(`consent ${elder.id}`);
  const keeperId = keeperOf(elder.placeCode).id;
  if (!chance.chance(0.66)) {
    return {
      consent: { id, elderId: elder.id, helperId: keeperId, relation: 'station-keeper', given: 'self' },
    };
  }
  const born = elder.birthYear + chance.int(23, 32);
  const phone = demoPhone('helper', number);
  const name = elder.name.charAt(0) + givenName(chance, chance.chance(0.5) ? 'woman' : 'man', born);
  const relative: DemoPerson = {
    ...{
      id: idOf(`person ${phone}`),
      name,
      phone,
      birthYear: born,
      placeCode: townshipOf(elder.placeCode).code,
    },
    ...{ elderView: false, lang: 'zh', memberships: [] },
  };
  const witnessed = { given: 'witnessed', witnessId: keeperId } as const;
  return {
    relative,
    consent: { id, elderId: elder.id, helperId: relative.id, relation: 'relative', ...witnessed },
  };
}

function keeperOf(placeCode: string): DemoPerson {
  const station = keepers.find(
    (each) => each.placeCode === townshipOf(placeCode).code && each.nameZh.endsWith('服务站'),
  );
  const person = staff.find(({ memberships }) =>
    memberships.some((each) => each.organisationId === station?.id),
  );
  if (!person) throw new Error(`nobody keeps the station of ${placeCode}`);
  return person;
}

/** The first household is that of the grower who signs in by name: always in the co-op, always helped. */
function household(number: number, seed: number): DemoHousehold {
  const chance = seeded(seed * 7919 + number);
  const first = number === 0;
  const id = idOf(`household ${number}`);
  const head = first ? firstGrower : headOf(number, townshipAt(number), chance);
  const home = townshipOf(head.placeCode);
  const organisation: DemoOrganisation = {
    ...{
      id,
      kind: 'household',
      nameZh: `${head.name}家`,
      nameEn: `${romanisePerson(head.name)}’s household`,
    },
    ...{ placeCode: head.placeCode, address: placeOf(head.placeCode).nameZh, contactPhone: head.phone },
    ...(first || chance.chance(0.7) ? { coopId: coopFor(home.code) } : {}),
  };
  const produce = first
    ? ['huapi-kumquat', 'cuimi-kumquat', 'camellia-oil']
    : produceOf(home, Math.floor(number / townships.length), chance);
  const plots = produce.map((code, index) => plotOf(head, id, code, index, chance));
  const helped = isElder(head) && (first || chance.chance(0.6));
  return { organisation, head, plots, ...(helped ? helpFor(head, number, chance) : {}) };
}

function townshipAt(number: number): Township {
  const township = townships[number % townships.length];
  if (!township) throw new RangeError('the county has townships');
  return township;
}

/** 60 × `scale` households over all townships, about a third headed by someone of 60 or more; alike for a seed. */
export function demoHouseholds(scale = 1, seed = 1): readonly DemoHousehold[] {
  return Array.from({ length: HOUSEHOLDS * scale }, (_, number) => household(number, seed));
}
