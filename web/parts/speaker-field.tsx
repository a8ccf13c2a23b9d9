import { useEffect, useId, useState } from 'preact/hooks';
import { answered, api, type Speaker } from '../api.ts';
import { counted } from '../text/words.ts';

const PAUSE_MS = 150;

/** Speakers called like what is typed. @param except the id of one who is not meant */
function useSpeakers(typed: string, except?: string): Speaker[] {
  const [speakers, setSpeakers] = useState<Speaker[]>([]);
  const name = typed.trim();
  useEffect(() => {
    if (name === '') return setSpeakers([]);
    let isCurrent = true;
    const timer = setTimeout(() => {
      answered(api.GET('/speakers', { params: { query: { name, limit: 8 } } })).then(
        ({ items }) => isCurrent && setSpeakers(items),
        () => isCurrent && setSpeakers([]),
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [name]);
  return speakers.filter(({ id }) => id !== except);
}

/** A speaker to be chosen by their name. */
export function SpeakerField({
  label,
  except,
  chosen,
  onChoose,
  onTyped,
}: {
  label: string;
  except?: string;
  chosen: Speaker | undefined;
  onChoose(speaker: Speaker | undefined): void;
  /** Gets what stands in the field, for a name that nobody has yet. */
  onTyped?(name: string): void;
}) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const speakers = useSpeakers(typed, except);
  return (
    <div class="speaker-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        value={typed}
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          onChoose(undefined);
          onTyped?.(value.trim());
        }}
      />
      {speakers.length > 0 && (
        <fieldset>
          <legend class="visually-hidden">Speakers called so</legend>
          {speakers.map((speaker) => (
            <label key={speaker.id} class="choice">
              <input
                type="radio"
                name={id}
                checked={chosen?.id === speaker.id}
                onChange={() => onChoose(speaker)}
              />
              <bdi>{speaker.name}</bdi>
              <span class="count">{counted(speaker.quotes, 'quote')}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
