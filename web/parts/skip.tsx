/** A skip link to a part of the page, visible on keyboard focus. */
export function Skip({ to, words }: { /** The part's id. */ to: string; words: string }) {
  return (
    <button type="button" class="skip" onClick={() => document.getElementById(to)?.focus()}>
      {words}
    </button>
  );
}
