import { useState } from 'preact/hooks';
import { useAnswer } from '../answers.ts';
import { ApiProblem, answered, api, type DeadLetter } from '../api.ts';
import { changed } from '../changes.ts';
import { notify } from '../parts/notices.tsx';
import { Empty, Failed, Loading, wordsOf } from '../parts/states.tsx';
import { momentOf } from '../text/words.ts';

function Letter({ letter }: { letter: DeadLetter }) {
  const [isBusy, setIsBusy] = useState(false);
  const name = letter.file?.key ?? letter.message ?? letter.id;
  const retry = async () => {
    if (isBusy) return;
    setIsBusy(true);
    try {
      await answered(api.POST('/dead-letters/{id}/retry', { params: { path: { id: letter.id } } }));
      notify({ words: `${name} will be tried again.` });
    } catch (error) {
      notify({ words: wordsOf(error).detail });
    }
    setIsBusy(false);
    changed();
  };
  return (
    <li class="desk-row letter">
      <div>
        <p>
          <bdi class="file">{name}</bdi>
        </p>
        <p class="reason">
          {letter.reason ?? 'No reason was recorded: the process probably ran out of memory or time.'}
        </p>
        <p class="quote-source">
          {letter.change && <span>{letter.change === 'removed' ? 'File removed' : 'File added'}</span>}
          <time dateTime={letter.sent}>{momentOf(letter.sent)}</time>
          <span>
            Message <bdi class="file">{letter.id}</bdi>
          </span>
        </p>
      </div>
      <button type="button" aria-disabled={isBusy} onClick={retry}>
        Try again<span class="visually-hidden"> {name}</span>
      </button>
    </li>
  );
}

/** Files that were given up after several attempts, with a button to retry each. */
export function DeadLetters() {
  const { data, error, reload } = useAnswer('dead letters', () => answered(api.GET('/dead-letters')));
  if (data === undefined) {
    if (error === undefined) return <Loading rows={2} what="what was given up" />;
    if (error instanceof ApiProblem && error.status === 404) {
      return <Empty title="This stage keeps files that were given up in its dead-letter queue." />;
    }
    return <Failed error={error} retry={reload} />;
  }
  if (data.items.length === 0) return <Empty title="Nothing was given up." />;
  return (
    <>
      <p class="quiet-words">
        Every attempt to process these files failed. The reason is that of the last attempt; the log has each
        one under the message’s id.
      </p>
      <ul>
        {data.items.map((letter) => (
          <Letter key={letter.id} letter={letter} />
        ))}
      </ul>
      {data.more && <p class="quiet-words">There are more than are shown here.</p>}
    </>
  );
}
