import { startLog, unlockKeys } from '#tracing';

// A program to be killed (log/failures.test.ts): keeps the log of the county in the setting it is given.
const setting = JSON.parse(process.argv[2] ?? '{}');
unlockKeys(setting.secret);
startLog(setting, (text) => console.error(text));
