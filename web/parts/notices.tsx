import { useEffect, useState } from 'preact/hooks';

/** What was done, and how to undo it. */
export interface Notice {
  words: string;
  undo?: () => Promise<unknown>;
}

let current: Notice | undefined;
const listeners = new Set<(notice: Notice | undefined) => void>();

/** Shows a notice until the next one, or until the reader closes it. */
export function notify(notice: Notice | undefined): void {
  current = notice;
  for (const listener of listeners) listener(current);
}

/** The place where notices are shown. */
export function Notices() {
  const [notice, setNotice] = useState(current);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    listeners.add(setNotice);
    return () => void listeners.delete(setNotice);
  }, []);
  const undo = async () => {
    if (isBusy) return;
    setIsBusy(true);
    try {
      await notice?.undo?.();
      notify({ words: 'Taken back.' });
    } catch (error) {
      notify({ words: `That could not be taken back: ${(error as Error).message}` });
    }
    setIsBusy(false);
  };
  return (
    <div class="notices" role="status">
      {notice && (
        <div class="notice">
          <span>{notice.words}</span>
          {notice.undo && (
            <button type="button" class="quiet" aria-disabled={isBusy} onClick={undo}>
              Undo
            </button>
          )}
          <button type="button" class="quiet" aria-label="Close" onClick={() => notify(undefined)}>
            ×
          </button>
        </div>
      )}
    </div>
  );
}
