import { type HashProfile, hashProfiles } from './profile.ts';

/** A standard field at its place: without children of its own, with them in their order, or with them sorted as they come. */
export type Ordered = readonly [name: string, children?: readonly Ordered[] | 'sorted'];

const QUANTITY: readonly Ordered[] = [['quantityElement', [['epcClass'], ['quantity'], ['uom']]]];
const EPCS: readonly Ordered[] = [['epc']];
const PLACE: readonly Ordered[] = [['id']];

const SENSOR: readonly Ordered[] = [
  [
    'sensorElement',
    [
      [
        'sensorMetadata',
        fieldsOf('time startTime endTime deviceID deviceMetadata rawData dataProcessingMethod bizRules'),
      ],
      [
        'sensorReport',
        fieldsOf(`type exception deviceID deviceMetadata rawData dataProcessingMethod time microorganism chemicalSubstance
          value component stringValue booleanValue hexBinaryValue uriValue minValue maxValue meanValue sDev percRank percValue
          uom coordinateReferenceSystem`),
      ],
    ],
  ],
];

function fieldsOf(names: string): readonly Ordered[] {
  return names.split(/\s+/).map((name) => [name] as const);
}

function orderFor({ certification, listsInOrder }: HashProfile): readonly Ordered[] {
  return [
    ['eventTime'],
    ['eventTimeZoneOffset'],
    ...(certification ? ([['certificationInfo']] as const) : []),
    ['epcList', EPCS],
    ['parentID'],
    ['inputEPCList', EPCS],
    ['childEPCs', EPCS],
    ['quantityList', QUANTITY],
    ['childQuantityList', QUANTITY],
    ['inputQuantityList', QUANTITY],
    ['outputEPCList', EPCS],
    ['outputQuantityList', QUANTITY],
    ['action'],
    ['transformationID'],
    ['bizStep'],
    ['disposition'],
    ['persistentDisposition', [['set'], ['unset']]],
    ['readPoint', PLACE],
    ['bizLocation', PLACE],
    ...(listsInOrder
      ? ([
          ['bizTransactionList', 'sorted'],
          ['sourceList', 'sorted'],
          ['destinationList', 'sorted'],
        ] as const)
      : []),
    ['sensorElementList', SENSOR],
  ];
}

const orders = new Map(
  Object.values(hashProfiles).map((profile) => [profile as HashProfile, orderFor(profile)]),
);

/** The order of an event's standard fields in the hash (CBV 2.0 § 8.9.2, table of property sequence). */
export function propertyOrder(profile: HashProfile): readonly Ordered[] {
  return orders.get(profile) ?? orderFor(profile);
}
