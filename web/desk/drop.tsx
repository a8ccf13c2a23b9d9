import { useEffect, useId, useState } from 'preact/hooks';
import { settings } from '../settings.ts';
import { counted } from '../text/words.ts';
import { isBusy, takeIn, useUploads } from './uploads.ts';

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
      </div>
    </div>
  );
}
