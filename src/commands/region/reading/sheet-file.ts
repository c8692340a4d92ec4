import { readFile } from 'node:fs/promises';
import { readTable } from '#importing';
import { type Sheet, sheetFrom } from '#region';
import { Stopped } from '../../../shared/stopped.ts';
import { taken } from './taken.ts';

// A census has a column for each age of each sex.
const MOST_COLUMNS = 1000;

/** A CSV or XLSX file as a table whose first line names its columns. */
export async function sheetFile(file: string): Promise<Sheet> {
  const bytes = await readFile(file).catch((error) => {
    throw new Stopped(`读不了这个文件：${file}`, `This file cannot be opened: ${file}`, error);
  });
  return taken(sheetFrom(taken(await readTable(bytes, MOST_COLUMNS)).lines));
}
