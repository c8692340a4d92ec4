import { isObject, itemsOf, type JsonObject } from './json-object.ts';

/** What is said once of a place, product or other name: its attributes and what is part of it (EPCIS 2.0 § 6.5). */
export interface MasterDataElement {
  readonly vocabulary: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly children: readonly string[];
}

/** The master data of a document that was found valid: in the header of one for capture, in the results of one for queries. */
export function masterDataOf(document: JsonObject): MasterDataElement[] {
  const lists = [
    ['epcisHeader', 'epcisMasterData', 'vocabularyList'],
    ['epcisBody', 'queryResults', 'resultsBody', 'vocabularyList'],
  ].flatMap((path) => itemsOf(at(document, path)));
  return lists.filter(isObject).flatMap((vocabulary) =>
    itemsOf(vocabulary.vocabularyElementList)
      .filter(isObject)
      .map((element) => ({
        vocabulary: String(vocabulary.type),
        id: String(element.id),
        attributes: Object.fromEntries(
          itemsOf(element.attributes)
            .filter(isObject)
            .map(({ id, attribute }) => [String(id), attribute ?? null]),
        ),
        children: itemsOf(element.children).filter((child) => typeof child === 'string'),
      })),
  );
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inside, name) => (isObject(inside) ? inside[name] : undefined), value);
}
