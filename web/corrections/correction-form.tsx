import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Failed } from '../parts/states.tsx';

/** The form of a correction: its fields, its buttons, and the reason of a refusal. */
export function CorrectionForm({
  action,
  isReady,
  correct,
  onDone,
  children,
}: {
  /** The label of the submit button. */
  action: string;
  isReady: boolean;
  correct(): Promise<unknown>;
  /** Called when it is made or cancelled. */
  onDone(): void;
  children: ComponentChildren;
}) {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady || isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      await correct();
      onDone();
    } catch (refusal) {
      setError(refusal);
      setIsBusy(false);
    }
  };
  return (
    <form onSubmit={submit}>
      {children}
      {error !== undefined && <Failed error={error} />}
      <div class="form-buttons">
        <button type="submit" class="primary" disabled={!isReady} aria-disabled={isBusy}>
          {action}
        </button>
        <button type="button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}
