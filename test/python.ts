import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * A Python that has packages of PyPI, in a virtual environment that is kept from run to run.
 *
 * @param packages with their versions: `duckdb==1.4.2`
 * @returns path of its `python`; commands of the packages are beside it
 */
export function pythonWith(...packages: string[]): string {
  const environment = join(homedir(), '.cache', 'whosaid', packages.join('-').replaceAll('==', '-'));
  const python = join(environment, 'bin', 'python');
  const isWhole = join(environment, 'whole');
  if (existsSync(isWhole)) return python;
  rmSync(environment, { recursive: true, force: true });
  execFileSync('python3', ['-m', 'venv', environment], { stdio: ['ignore', 2, 2] });
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', ...packages], { stdio: ['ignore', 2, 2] });
  writeFileSync(isWhole, '');
  return python;
}
