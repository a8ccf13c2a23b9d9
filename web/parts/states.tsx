import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiProblem, answered, api } from '../api.ts';
import { counted } from '../text/words.ts';

/** The message for an error. */
export function wordsOf(error: unknown): { title: string; detail: string } {
  if (error instanceof ApiProblem) {
    if (error.status === 401 || error.status === 403)
      return { title: 'You may not see this.', detail: 'Log in with an account that may.' };
    if (error.status === 404)
      return {
        title: 'Not found.',
        detail: 'It may have been removed, or the address is wrong.',
      };
    if (error.status === 503) return { title: 'Not available at the moment.', detail: error.message };
    if (error.status >= 500)
      return { title: 'Something broke on our side.', detail: 'Whosaid could not answer this time.' };
    return { title: 'This did not work.', detail: error.message };
  }
  if (error instanceof TypeError)
    return {
      title: 'Whosaid does not answer.',
      detail: 'Either it was stopped, or the connection is gone. What you see may be old.',
    };
  return { title: 'This did not work.', detail: error instanceof Error ? error.message : String(error) };
}

/** Whether a retry may succeed. */
const isPassing = (error: unknown) =>
  !(error instanceof ApiProblem) || error.status >= 500 || error.status === 429;

/** An error, with what to do about it. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { title, detail } = wordsOf(error);
  const isGone = error instanceof ApiProblem && error.status === 404;
  if (isGone) return <Missing title={title} detail={detail} />;
  return (
    <div class="state failed" role="alert">
      <p class="state-title">{title}</p>
      <p>{detail}</p>
      {retry && isPassing(error) && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

function Missing({ title, detail }: { title: string; detail: string }) {
  useEffect(() => {
    document.title = `${title} · Whosaid`;
  }, [title]);
  return (
    <div class="state missing" role="alert">
      <h1 class="state-title">{title}</h1>
      <p>{detail}</p>
      <p>
        <a href="/">Search for a quote</a>, or see what <a href="/view/desk">came in last</a>.
      </p>
    </div>
  );
}

/** Shown for an unknown URL. */
export const NoSuchPage = () => (
  <Missing title="There is no such page." detail="The address may be mistyped or out of date." />
);

/** Nothing to show, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="state empty">
      <p class="state-title">{title}</p>
      {children}
    </div>
  );
}

/** A placeholder while quotes are loading. */
export function Loading({ rows = 3, what = 'quotes' }: { rows?: number; what?: string }) {
  return (
    <div class="loading" role="status">
      <span class="visually-hidden">Loading {what} …</span>
      {Array.from({ length: rows }, (_, row) => (
        <div class="skeleton" aria-hidden="true" key={row}>
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}

const POLL_MS = 2000;

/** An answer that says how many files were still to be read. */
interface Incomplete {
  ingesting?: number;
}

/**
 * How many files are still to be read; 0 if none or unknown.
 *
 * @param answer the latest one
 * @param reload asks for a new answer as soon as there are fewer
 */
export function useIngesting(answer: Incomplete | undefined, reload?: () => void): number {
  const told = answer?.ingesting ?? 0;
  // What was polled says nothing about a later answer: more files may have come in.
  const [polled, setPolled] = useState<{ answer: Incomplete | undefined; left: number }>();
  const left = polled && polled.answer === answer ? polled.left : told;
  const isReading = left > 0;
  useEffect(() => {
    if (!isReading) return;
    const poll = setInterval(() => {
      answered(api.GET('/health')).then(
        ({ ingesting = 0 }) => setPolled({ answer, left: ingesting }),
        // The next request of the list shows the error.
        () => {},
      );
    }, POLL_MS);
    return () => clearInterval(poll);
  }, [isReading, answer]);
  useEffect(() => {
    if (left < told) reload?.();
  }, [left, told, reload]);
  return left;
}

/** Says that files are still being read, and offers new results. */
export function StillReading({
  answer,
  reload,
  isLive = false,
}: {
  answer: Incomplete | undefined;
  reload: () => void;
  /** New results are shown by themselves, where nothing that is being read could move. */
  isLive?: boolean;
}) {
  const left = useIngesting(answer, isLive ? reload : undefined);
  const wasReading = useRef(false);
  if (left > 0) wasReading.current = true;
  if (left === 0 && (isLive || !wasReading.current)) return null;
  return (
    <div class="still-reading" role="status">
      <span>
        {left > 0 ? `Still reading ${counted(left, 'file')}; more may be found soon.` : 'All files are read.'}
      </span>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          wasReading.current = false;
          reload();
        }}
      >
        Show what is new
      </button>
    </div>
  );
}
