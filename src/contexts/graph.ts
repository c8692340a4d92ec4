/**
 * Who may use whom, and why. An arrow lets a context import another's door and read the views it documents;
 * everything else between contexts is a fact. Migrations run in this order, and test/boundaries.ts keeps the arrows.
 */
interface Arrows {
  readonly uses: readonly string[];
  readonly why: Readonly<Record<string, string>>;
}

export const graph = {
  people: { uses: [], why: {} },
  tracing: { uses: ['people'], why: { people: 'an event names who did it and where' } },
  origin: {
    uses: ['people', 'tracing'],
    why: {
      people: 'plots and lots belong to households and co-ops',
      tracing: 'harvest, split and grade are events',
    },
  },
  vouching: {
    uses: ['people', 'tracing', 'origin'],
    why: {
      people: 'papers are held and issued by organisations',
      tracing: 'a paper is a credential, and its digest is in the log',
      origin: 'a report is about a lot, a certificate about a product',
    },
  },
  importing: {
    uses: ['people', 'origin'],
    why: {
      people: 'rows become growers and their households',
      origin: 'rows become products, plots and lots',
    },
  },
  branding: {
    uses: ['people', 'origin', 'tracing', 'vouching'],
    why: {
      vouching: 'no more carries the mark than the quota agreed for the year',
      people: 'licences are given to organisations',
      origin: 'a lot carries the mark only by its certificate and grade',
      tracing: 'marking a lot is an event',
    },
  },
  delivery: {
    uses: ['people', 'tracing'],
    why: {
      people: 'nodes and carriers are organisations in places',
      tracing: 'packing, loading and handing over are events',
    },
  },
  routing: { uses: [], why: {} },
  dispatching: {
    uses: ['people', 'delivery', 'routing'],
    why: {
      people: 'a dispatcher plans for a carrier',
      delivery: 'a day is made of parcels and vehicles, and a plan becomes rounds',
      routing: 'a plan is searched for and judged by the kernel',
    },
  },
  paying: { uses: ['people'], why: { people: 'payees are organisations' } },
  selling: {
    uses: ['people', 'origin', 'branding', 'delivery', 'tracing'],
    why: {
      people: 'sellers are organisations',
      origin: 'an offer promises what lots and forecasts hold',
      branding: 'an offer shows only marks that hold today',
      delivery: 'the promised day comes from cut-offs and capacity',
      tracing: 'an offer links to the story of its lot',
    },
  },
  ordering: {
    uses: ['people', 'origin', 'branding', 'selling', 'delivery', 'paying', 'tracing'],
    why: {
      people: 'buyers are people',
      origin: 'an order reserves part of a lot',
      branding: 'the brand fee follows the mark on the lot',
      selling: 'a line is bought from an offer at its price',
      delivery: 'a paid order becomes a shipment',
      paying: 'an order is paid, split and refunded',
      tracing: 'selling and weighing are events',
    },
  },
  groupbuying: {
    uses: ['people', 'origin', 'selling', 'delivery', 'ordering'],
    why: {
      people: 'a leader acts for an organisation, and members are told on their phones',
      origin: 'a seller’s pick list names lots',
      selling: 'a group buys from offers at their prices',
      delivery: 'a cycle is collected at one point by one departure',
      ordering: 'joining is an order, and a cycle that fails pays its orders back',
    },
  },
  adopting: {
    uses: ['people', 'origin', 'delivery', 'paying', 'ordering'],
    why: {
      people: 'adopters are people, and are told what happens',
      origin: 'units stand on plots; the field book is their diary, and a lot their harvest',
      delivery: 'an adopter chooses where the harvest is collected',
      paying: 'an adoption is paid, held, earned and refunded',
      ordering: 'a harvest reaches its adopters as orders',
    },
  },
  channels: {
    uses: ['people', 'origin', 'delivery', 'paying', 'selling', 'ordering'],
    why: {
      people: 'a shop on a platform belongs to a seller',
      origin: 'what a platform may sell is set aside in the lots',
      delivery: 'the platform’s parcels are handed over at a point',
      paying: 'the platform holds its buyers’ money, and pays back through its own door',
      selling: 'a listing is an offer in packs at its price',
      ordering: 'an order of a platform becomes one of ours',
    },
  },
  recall: {
    uses: ['people', 'tracing', 'origin', 'delivery', 'ordering'],
    why: {
      people: 'buyers are warned on their phones',
      tracing: 'a recall follows what was recorded',
      origin: 'lots are found from plots and sprayings, and held',
      delivery: 'parcels on their way are stopped',
      ordering: 'buyers are found and paid back',
    },
  },
  planning: {
    uses: ['people', 'origin', 'delivery', 'routing', 'paying'],
    why: {
      people: 'villages lie in places, and carriers are organisations',
      paying: 'what carriers that pool owe each other is booked',
      origin: 'a cold store serves what villages harvest',
      delivery: 'the sites there are',
      routing: 'where sites should be is worked out there',
    },
  },
  region: {
    uses: [
      'people',
      'origin',
      'branding',
      'selling',
      'ordering',
      'paying',
      'delivery',
      'tracing',
      'adopting',
    ],
    why: {
      people: 'figures are counted by township and by age',
      origin: 'harvests and certificates are indicators',
      branding: 'premium is compared with and without the mark',
      selling: 'prices are compared with the wholesale price',
      ordering: 'claims and sales are indicators',
      paying: 'the farmer’s share is read from the book, and grants and advances are booked in it',
      delivery: 'on-time hand-over is an indicator',
      tracing: 'coverage of the trace is an indicator',
      adopting: 'advances are paid against what contracts hold',
    },
  },
} as const satisfies Record<string, Arrows>;

export type Context = keyof typeof graph;

/** Every context after those it uses, in the order written where free; throws on a circle or an unknown name. */
export function givers(arrows: Readonly<Record<string, Arrows>> = graph): string[] {
  const placed = new Set<string>();
  const open = new Set<string>();
  const place = (name: string) => {
    if (placed.has(name)) return;
    const entry = arrows[name];
    if (!entry) throw new Error(`graph.ts names ${name}, which is no context`);
    if (open.has(name)) throw new Error(`graph.ts goes in a circle: ${[...open, name].join(' → ')}`);
    open.add(name);
    for (const giver of entry.uses) place(giver);
    open.delete(name);
    placed.add(name);
  };
  for (const name of Object.keys(arrows)) place(name);
  return [...placed];
}
