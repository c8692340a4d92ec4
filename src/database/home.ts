import { access, constants, mkdir } from 'node:fs/promises';
import { Stopped } from '../shared/stopped.ts';

/** Makes the one folder that holds this installation's state, or says why it cannot. */
export async function openHome(home: string): Promise<void> {
  try {
    // Others may pass through but not look: as root, PostgreSQL runs below it as another account.
    await mkdir(home, { recursive: true, mode: 0o711 });
    await access(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Stopped(
      `不能在 ${home} 里写入（${code}）。请把 MAIDEHAO_HOME 设到一个可写的文件夹。`,
      `Cannot write in ${home} (${code}). Set MAIDEHAO_HOME to a folder you may write in.`,
      error,
    );
  }
}
