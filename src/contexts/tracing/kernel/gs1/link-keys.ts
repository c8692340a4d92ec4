/** A primary key of a Digital Link: its AI and convenience name, what its value must look like, and its qualifiers, the finest first. */
export interface LinkKey {
  readonly ai: string;
  readonly alias: string;
  /** A regular expression. */
  readonly value: string;
  readonly qualifiers: readonly string[];
}

export const linkKeys: readonly LinkKey[] = [
  { ai: '00', alias: 'sscc', value: String.raw`^\d{18}$`, qualifiers: [] },
  { ai: '01', alias: 'gtin', value: String.raw`^(\d{8}|\d{12,14})$`, qualifiers: ['21', '235', '10', '22'] },
  { ai: '253', alias: 'gdti', value: String.raw`^\d{13}.{0,17}$`, qualifiers: [] },
  { ai: '255', alias: 'gcn', value: String.raw`^\d{13,25}$`, qualifiers: [] },
  { ai: '401', alias: 'ginc', value: String.raw`^\d{4}.{0,26}$`, qualifiers: [] },
  { ai: '402', alias: 'gsin', value: String.raw`^\d{17}$`, qualifiers: [] },
  { ai: '414', alias: 'gln', value: String.raw`^\d{13}$`, qualifiers: ['254'] },
  { ai: '417', alias: 'party', value: String.raw`^\d{13}$`, qualifiers: [] },
  { ai: '8003', alias: 'grai', value: String.raw`^\d{14}.{0,16}$`, qualifiers: [] },
  { ai: '8004', alias: 'giai', value: String.raw`^\d{4}.{0,26}$`, qualifiers: [] },
  { ai: '8006', alias: 'itip', value: String.raw`^\d{18}$`, qualifiers: ['21', '10', '22'] },
  { ai: '8010', alias: 'cpid', value: String.raw`^\d{4}[#\-/0-9A-Z]{0,26}$`, qualifiers: ['8011'] },
  { ai: '8017', alias: 'gsrnp', value: String.raw`^\d{18}$`, qualifiers: [] },
  { ai: '8018', alias: 'gsrn', value: String.raw`^\d{18}$`, qualifiers: [] },
];
