import { useEffect, useState } from 'preact/hooks';

/** Counts what was corrected, here and in other windows: answers from before are asked for anew. */
let version = 0;
const listeners = new Set<(version: number) => void>();
const windows = new BroadcastChannel('whosaid-changes');

function tell(): void {
  version++;
  for (const listener of listeners) listener(version);
}

windows.onmessage = tell;

/** Says that something in the record is otherwise now: all windows ask again. */
export function changed(): void {
  tell();
  windows.postMessage('changed');
}

/** Grows whenever something was corrected. */
export function useChanges(): number {
  const [seen, setSeen] = useState(version);
  useEffect(() => {
    listeners.add(setSeen);
    return () => void listeners.delete(setSeen);
  }, []);
  return seen;
}
