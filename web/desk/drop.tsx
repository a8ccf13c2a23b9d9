import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { asked } from '../api.ts';
import { changed } from '../changes.ts';
import { wordsOf } from '../parts/states.tsx';
import { settings } from '../settings.ts';
import { counted } from '../text/words.ts';

interface Taken {
  done: number;
  all: number;
  refused: { name: string; reason: string }[];
}

/** Uploads files to the articles bucket, one after the other. */
async function takeIn(files: readonly File[], tell: (taken: Taken) => void): Promise<void> {
  const taken: Taken = { done: 0, all: files.length, refused: [] };
  tell({ ...taken });
  for (const file of files) {
    try {
      await asked(`/uploads/${encodeURIComponent(file.name)}`, { method: 'PUT', body: file });
    } catch (error) {
      taken.refused = [...taken.refused, { name: file.name, reason: wordsOf(error).detail }];
    }
    taken.done++;
    tell({ ...taken });
  }
  changed();
}

/** An area to drop or choose files; nothing if uploads are not allowed. */
export function Drop() {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isPossible, setIsPossible] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const [taken, setTaken] = useState<Taken | undefined>();
  useEffect(() => {
    settings().then(
      ({ uploads }) => setIsPossible(uploads),
      () => {},
    );
  }, []);
  useEffect(() => {
    if (!isPossible) return;
    const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => relatedTarget === null && setIsOver(false);
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      void takeIn([...(event.dataTransfer?.files ?? [])], setTaken);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [isPossible]);
  if (!isPossible) return null;
  const isBusy = taken !== undefined && taken.done < taken.all;
  return (
    <div class={`drop${isOver ? ' over' : ''}`}>
      <p>
        Drop articles anywhere on this page, or{' '}
        <label for={id} class="link">
          choose files
        </label>
        .
      </p>
      <input
        ref={input}
        id={id}
        class="visually-hidden"
        type="file"
        multiple
        onChange={({ currentTarget }) => {
          void takeIn([...(currentTarget.files ?? [])], setTaken);
          currentTarget.value = '';
        }}
      />
      <div role="status">
        {taken && (
          <p>
            {isBusy
              ? `Taking in ${counted(taken.all, 'file')}: ${taken.done} done …`
              : `${counted(taken.all - taken.refused.length, 'file')} taken in; what is read shows below.`}
          </p>
        )}
        {taken && taken.refused.length > 0 && (
          <ul class="refused">
            {taken.refused.map(({ name, reason }) => (
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
