import { useEffect, useId, useState } from 'preact/hooks';
import { useAnswer } from '../answers.ts';
import { answered, api } from '../api.ts';
import { articleLink } from '../navigation/route.ts';
import { useIngesting } from '../parts/states.tsx';
import { settings } from '../settings.ts';
import { counted } from '../text/words.ts';
import { isBusy, takeIn, type Uploads, useUploads } from './uploads.ts';

/** How many of the latest failures are looked through. */
const MOST_FAILED = 100;

/** Which of the files that were taken in turned out to be unreadable, and why, as soon as that is known. */
function Unreadable({ taken }: Pick<Uploads, 'taken'>) {
  const { data, reload } = useAnswer('unreadable uploads', () =>
    answered(api.GET('/articles', { params: { query: { status: 'failed', limit: MOST_FAILED } } })),
  );
  useIngesting(data, reload);
  const failed =
    data?.items.filter(({ file, received }) =>
      taken.some(({ key, from }) => key === file.key && received >= from),
    ) ?? [];
  if (failed.length === 0) return null;
  return (
    <>
      <p>Could not be read:</p>
      <ul class="refused">
        {failed.map(({ id, file, failure }) => (
          <li key={id}>
            <a href={articleLink(id)}>
              <bdi>{file.key.split('/').at(-1)}</bdi>
            </a>
            : {failure?.message}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where files are chosen, and how far they are uploaded; nothing if uploads are not allowed. */
export function Drop() {
  const id = useId();
  const [isPossible, setIsPossible] = useState(false);
  const uploads = useUploads();
  useEffect(() => {
    settings().then(
      ({ uploads: areAllowed }) => setIsPossible(areAllowed),
      () => {},
    );
  }, []);
  if (!isPossible) return null;
  return (
    <div class="drop">
      <p>
        Drop articles anywhere on this page, or{' '}
        <label for={id} class="link">
          choose files
        </label>
        .
      </p>
      <input
        id={id}
        class="visually-hidden"
        type="file"
        multiple
        onChange={({ currentTarget }) => {
          takeIn([...(currentTarget.files ?? [])].map((file) => ({ file })));
          currentTarget.value = '';
        }}
      />
      <div role="status">
        {uploads && (
          <p>
            {isBusy(uploads)
              ? `Taking in ${counted(uploads.all, 'file')}: ${uploads.done} done …`
              : `${counted(uploads.all - uploads.refused.length, 'file')} taken in. Articles appear below once they have been read.`}
          </p>
        )}
        {uploads && uploads.refused.length > 0 && (
          <ul class="refused">
            {uploads.refused.map(({ name, reason }) => (
              <li key={name}>
                <bdi>{name}</bdi>: {reason}
              </li>
            ))}
          </ul>
        )}
        {uploads && !isBusy(uploads) && uploads.taken.length > 0 && <Unreadable taken={uploads.taken} />}
      </div>
    </div>
  );
}
