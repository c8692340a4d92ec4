// Plans the routes of a CVRPLIB file for so many seconds on so many threads, and prints the most memory the process ever held.
import { readFileSync } from 'node:fs';
import { readProblem, solveOnThreads } from '#routing';

const [path = '', seconds, threads] = process.argv.slice(2);
const read = readProblem(readFileSync(path, 'utf8'), 'vrplib');
if (!read.ok) throw new Error(read.refusal.code);
await solveOnThreads(read.value, { seed: 1, seconds: Number(seconds) }, Number(threads)).solved;
console.log(process.resourceUsage().maxRSS);
