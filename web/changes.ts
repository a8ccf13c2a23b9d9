import { useEffect, useState } from 'preact/hooks';

/** Counts corrections made here and in other windows: earlier answers are requested again. */
let version = 0;
const listeners = new Set<(version: number) => void>();
const windows = new BroadcastChannel('whosaid-changes');

function tell(): void {
  version++;
  for (const listener of listeners) listener(version);
}

windows.onmessage = tell;

/** Announces a correction, so that all windows reload. */
export function changed(): void {
  tell();
  windows.postMessage('changed');
}

/** A number that grows with each correction. */
export function useChanges(): number {
  const [seen, setSeen] = useState(version);
  useEffect(() => {
    listeners.add(setSeen);
    return () => void listeners.delete(setSeen);
  }, []);
  return seen;
}
