import { explained, run } from './commands.ts';

try {
  process.exitCode = await run(process.argv.slice(2), { output: process.stdout, errors: process.stderr });
} catch (error) {
  process.stderr.write(`${explained(error as Error)}\n`);
  process.exit(1);
}
