import { createWriteStream } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { TarFile } from './tar.ts';

export interface CollectedFiles extends AsyncDisposable {
  take(file: TarFile): Promise<void>;
  /** Puts what was taken into the folder. Files are named by their content, so one that is there already is the same. */
  keep(): Promise<void>;
}

/** Takes files beside `folder`, to be kept when the whole backup has proved good and thrown away when not. */
export function collectFiles(folder: string): CollectedFiles {
  const aside = `${folder}.${process.pid}.part`;
  return {
    async take(file) {
      const path = file.name.slice('files/'.length);
      if (path.split('/').some((part) => part === '..' || part === ''))
        throw new Error(`a file called ${path}`);
      const target = join(aside, path);
      await mkdir(dirname(target), { recursive: true });
      await pipeline(file.pieces, createWriteStream(target, { flush: true }));
    },
    async keep() {
      await mkdir(aside, { recursive: true });
      await cp(aside, folder, { recursive: true, preserveTimestamps: true });
    },
    async [Symbol.asyncDispose]() {
      await rm(aside, { recursive: true, force: true });
    },
  };
}
