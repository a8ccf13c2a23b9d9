import { readFileSync } from 'node:fs';

/**
 * The most memory that this process ever held, in bytes. On Linux not what `resourceUsage` says: that begins with what
 * the process held that started this one.
 *
 * @returns {number}
 */
export function peakMemory() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
