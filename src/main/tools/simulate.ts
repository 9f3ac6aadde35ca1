/**
 * `npm run simulate -- season`: the program's way of asking mentors beside first come, first served, over whole seasons.
 * `npm run simulate -- week`: the week to come with the people of today, on a copy; nothing is sent.
 */
import { MISUSED, season } from './simulate-season.ts';

const [what, ...args] = process.argv.slice(2);

async function main(): Promise<number> {
  if (what === 'season') return season(args);
  if (what === 'week' && args.length === 0) return (await import('./simulate-week.ts')).week();
  console.error('Usage: npm run simulate -- season [--help], or: npm run simulate -- week');
  return MISUSED;
}

process.exitCode = await main();
