import { useEffect, useState } from 'preact/hooks';
import { asked } from '../api.ts';
import { changed } from '../changes.ts';
import { notify } from '../parts/notices.tsx';
import { wordsOf } from '../parts/states.tsx';
import { settings } from '../settings.ts';
import { counted } from '../text/words.ts';

const DESK = '/view/desk';

/** How far files are uploaded that were dropped or chosen. */
export interface Uploads {
  done: number;
  all: number;
  refused: { name: string; reason: string }[];
  /** The files that were taken in, which may turn out to be unreadable. */
  taken: Taken[];
}

interface Taken {
  key: string;
  /** What is known of an earlier file of the same name was received before: ISO 8601; empty if that has the same bytes. */
  from: string;
}

/** Event times may be whole seconds. */
const CLOCK_MS = 1000;

/** A file, or why it can't be uploaded. */
export interface Dropped {
  file: File;
  refusal?: string;
}

let current: Uploads | undefined;
const listeners = new Set<(uploads: Uploads | undefined) => void>();
let queue: Promise<void> = Promise.resolve();

function tell(uploads: Uploads): void {
  current = uploads;
  for (const listener of listeners) listener(uploads);
}

/** The uploads in progress, or the last ones. */
export function useUploads(): Uploads | undefined {
  const [seen, setSeen] = useState(current);
  useEffect(() => {
    listeners.add(setSeen);
    // What was told between rendering and this effect.
    setSeen(current);
    return () => void listeners.delete(setSeen);
  }, []);
  return seen;
}

export const isBusy = ({ done, all }: Uploads) => done < all;

/** Uploads a file: which it is, or why it is refused. */
async function put({ file, refusal }: Dropped): Promise<Taken | { reason: string }> {
  if (refusal !== undefined) return { reason: refusal };
  const from = new Date(Date.now() - CLOCK_MS).toISOString();
  try {
    const answer = await asked(`/uploads/${encodeURIComponent(file.name)}`, { method: 'PUT', body: file });
    const { key, status } = (await answer.json()) as { key: string; status: 'queued' | 'unchanged' };
    return { key, from: status === 'unchanged' ? '' : from };
  } catch (error) {
    return { reason: wordsOf(error).detail };
  }
}

/** Says elsewhere what the desk shows by itself. */
function notifyOf({ all, refused }: Uploads): void {
  if (location.pathname === DESK) return;
  const words = [
    `${counted(all - refused.length, 'file')} taken in.`,
    ...refused.slice(0, 1).map(({ name, reason }) => `${name}: ${reason}`),
    ...(refused.length > 1 ? [`${refused.length - 1} more refused.`] : []),
  ];
  notify({ words: words.join(' '), link: { href: DESK, words: 'See the desk' } });
}

/** Uploads a file, and announces it once no other is left. */
async function upload(one: Dropped): Promise<void> {
  const result = await put(one);
  const { done, all, refused, taken } = current as Uploads;
  const uploads = {
    done: done + 1,
    all,
    refused: 'key' in result ? refused : [...refused, { name: one.file.name, reason: result.reason }],
    taken: 'key' in result ? [...taken, result] : taken,
  };
  tell(uploads);
  if (isBusy(uploads)) return;
  changed();
  notifyOf(uploads);
}

/** Uploads files to the articles bucket, one after the other; more of them join those that are still uploaded. */
export function takeIn(dropped: readonly Dropped[]): void {
  if (dropped.length === 0) return;
  const before = current && isBusy(current) ? current : { done: 0, all: 0, refused: [], taken: [] };
  tell({ ...before, all: before.all + dropped.length });
  // An error in what follows an upload must not stop the next one.
  for (const one of dropped) queue = queue.then(() => upload(one)).catch(reportError);
}

/** The files of a drop. Browsers list a folder as a file that can't be read. */
const filesIn = ({ items }: DataTransfer): Dropped[] =>
  [...items].flatMap((item) => {
    const file = item.getAsFile();
    if (!file) return [];
    const isFolder = item.webkitGetAsEntry?.()?.isDirectory ?? false;
    return { file, ...(isFolder && { refusal: 'This is a folder; drop the files that are in it.' }) };
  });

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

const markWindow = (isOver: boolean) => document.documentElement.classList.toggle('dropping', isOver);

/** Takes in files that are dropped anywhere on the page, which browsers would open instead. Called once. */
export function startDropping(): void {
  let isPossible = false;
  const load = async () => {
    isPossible = (await settings()).uploads;
  };
  // If this fails, a drop tries again and says why.
  load().catch(() => {});
  addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    markWindow(isPossible);
  });
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) markWindow(false);
  });
  addEventListener('drop', (event) => {
    if (!hasFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    markWindow(false);
    const dropped = filesIn(event.dataTransfer);
    load().then(
      () => {
        if (isPossible) takeIn(dropped);
        else
          notify({ words: 'Files can’t be dropped here; articles are put into the bucket of this stage.' });
      },
      (error) => notify({ words: wordsOf(error).detail }),
    );
  });
}
