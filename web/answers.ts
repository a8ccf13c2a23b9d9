import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useChanges } from './changes.ts';

/** The state of a request. */
export interface Answer<Data> {
  /** The data; the previous data while it is reloaded. */
  data?: Data;
  error?: unknown;
  isLoading: boolean;
  /** Requests the data again. */
  reload(): void;
}

/** Cache of earlier answers, so that going back shows them at once; the least recently used is evicted first. */
const known = new Map<string, unknown>();
const MOST_KNOWN = 30;

function remember(key: string, data: unknown): void {
  known.delete(key);
  known.set(key, data);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
}

/**
 * Requests data when `key` or the record changes. An earlier answer for the same key shows at once.
 *
 * @param key identifies the request; if undefined, nothing is requested
 */
export function useAnswer<Data>(key: string | undefined, ask: () => Promise<Data>): Answer<Data> {
  const changes = useChanges();
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ key?: string; data?: Data; error?: unknown; isLoading: boolean }>({
    isLoading: true,
  });
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (key === undefined) return setState({ isLoading: false });
    let isCurrent = true;
    const data = known.get(key) as Data | undefined;
    setState((before) => ({
      ...(before.key === key ? before : { data: data as Data }),
      key,
      isLoading: true,
    }));
    latest.current().then(
      (found) => {
        if (!isCurrent) return;
        remember(key, found);
        setState({ key, data: found, isLoading: false });
      },
      (error) => {
        if (isCurrent) setState((before) => ({ ...before, error, isLoading: false }));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [key, changes, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const data = state.key === key ? state.data : (known.get(key ?? '') as Data | undefined);
  return {
    ...(data !== undefined && { data }),
    ...(state.key === key && state.error !== undefined && { error: state.error }),
    isLoading: key !== undefined && (state.key !== key || state.isLoading),
    reload,
  };
}
