import { unlockKeys } from '#tracing';
import { reactions } from '../../../src/contexts/reactions.ts';
import { openDb } from '../../../src/shared/database.ts';
import { startWorker } from '../../../src/shared/worker.ts';
import { COUNTY } from '../county.ts';
import { KEYS_SECRET } from '../database.ts';

// A process of its own that captures what waits in the database it is given, until it is killed.
unlockKeys(KEYS_SECRET);
const { db, pool } = openDb(process.argv[2] ?? '');
await startWorker({ db, pool, reactions, schedules: [], counties: [COUNTY] });
