/** Shown to whoever comes by the keyboard: goes past what stands between here and a part of the page. */
export function Skip({ to, words }: { /** The part's id. */ to: string; words: string }) {
  return (
    <button type="button" class="skip" onClick={() => document.getElementById(to)?.focus()}>
      {words}
    </button>
  );
}
