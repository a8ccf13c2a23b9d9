import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What was done, and how to undo it or where to see more. */
export interface Notice {
  words: string;
  undo?: () => Promise<unknown>;
  link?: { href: string; words: string };
}

let current: Notice | undefined;
const listeners = new Set<(notice: Notice | undefined) => void>();

/** Shows a notice until the next one, or until the reader closes it. */
export function notify(notice: Notice | undefined): void {
  current = notice;
  for (const listener of listeners) listener(current);
}

/** Tells the styles how much of the window's lower edge is covered, so that everything else can be moved clear of it. */
function useCovered() {
  const part = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const notices = part.current;
    if (!notices) return;
    const observer = new ResizeObserver(() => {
      const covered = notices.childElementCount > 0 ? innerHeight - notices.getBoundingClientRect().top : 0;
      document.documentElement.style.setProperty('--covered', `${covered}px`);
    });
    observer.observe(notices);
    return () => observer.disconnect();
  }, []);
  return part;
}

/** The place where notices are shown. */
export function Notices() {
  const [notice, setNotice] = useState(current);
  const [isBusy, setIsBusy] = useState(false);
  const part = useCovered();
  useEffect(() => {
    listeners.add(setNotice);
    return () => void listeners.delete(setNotice);
  }, []);
  const undo = async () => {
    if (isBusy) return;
    setIsBusy(true);
    try {
      await notice?.undo?.();
      notify({ words: 'Undone.' });
    } catch (error) {
      notify({ words: `This could not be undone: ${(error as Error).message}` });
    }
    setIsBusy(false);
  };
  return (
    <div class="notices" role="status" ref={part}>
      {notice && (
        <div class="notice">
          <span>{notice.words}</span>
          {notice.undo && (
            <button type="button" class="quiet" aria-disabled={isBusy} onClick={undo}>
              Undo
            </button>
          )}
          {notice.link && (
            <a href={notice.link.href} onClick={() => notify(undefined)}>
              {notice.link.words}
            </a>
          )}
          <button type="button" class="quiet" aria-label="Close" onClick={() => notify(undefined)}>
            ×
          </button>
        </div>
      )}
    </div>
  );
}
