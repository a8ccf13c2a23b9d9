import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { answered, api, type Speaker } from '../api.ts';
import { counted } from '../text/words.ts';

const PAUSE_MS = 150;

const ask = (query: { name: string } | { q: string }) =>
  answered(api.GET('/speakers', { params: { query: { ...query, limit: 8 } } }));

/** Speakers whose name begins with `name`; if there are none, speakers with a similar name, if there is an index. */
async function speakersLike(name: string): Promise<Speaker[]> {
  const { items } = await ask({ name });
  return items.length > 0 ? items : (await ask({ q: name })).items;
}

/**
 * Speakers with a name like `name`, and whether they are already those of the current input. @param except the id of a
 * speaker to leave out
 */
function useSpeakers(name: string, except?: string): { speakers: Speaker[]; isAnswered: boolean } {
  const [found, setFound] = useState<{ name: string; speakers: Speaker[] }>({ name: '', speakers: [] });
  useEffect(() => {
    const setSpeakers = (speakers: Speaker[]) => setFound({ name, speakers });
    if (name === '') return setSpeakers([]);
    let isCurrent = true;
    const timer = setTimeout(() => {
      speakersLike(name).then(
        (items) => isCurrent && setSpeakers(items),
        () => isCurrent && setSpeakers([]),
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [name]);
  return { speakers: found.speakers.filter(({ id }) => id !== except), isAnswered: found.name === name };
}

/** A field to choose a speaker by name. */
export function SpeakerField({
  label,
  except,
  chosen,
  onChoose,
  newName,
  onNew,
}: {
  label: string;
  except?: string;
  chosen: Speaker | undefined;
  onChoose(speaker: Speaker | undefined): void;
  /** The chosen name of a new speaker. */
  newName?: string;
  /**
   * Called with the name of a new speaker, empty if no longer chosen. Without it, only existing speakers can be chosen.
   */
  onNew?(name: string): void;
}) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const choices = useRef<HTMLFieldSetElement>(null);
  const name = typed.trim();
  const { speakers, isAnswered } = useSpeakers(name, except);
  const isNewOffered = onNew !== undefined && name !== '' && isAnswered;
  const isOnlyNew = isNewOffered && speakers.length === 0;
  const chooseNew = useRef(onNew);
  chooseNew.current = onNew;
  // Nobody is called so or nearly so: there is nothing else to choose.
  useEffect(() => {
    if (isOnlyNew) chooseNew.current?.(name);
  }, [isOnlyNew, name]);
  const enterChoices = (event: KeyboardEvent) => {
    const choice =
      choices.current?.querySelector<HTMLInputElement>('input:checked') ??
      choices.current?.querySelector('input');
    if (event.key !== 'ArrowDown' || !choice) return;
    event.preventDefault();
    choice.focus();
    choice.click();
  };
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
          onNew?.('');
        }}
        onKeyDown={enterChoices}
      />
      {(speakers.length > 0 || isNewOffered) && (
        <fieldset ref={choices}>
          <legend class="visually-hidden">Speakers called so</legend>
          {speakers.map((speaker) => (
            <label key={speaker.id} class="choice">
              <input
                type="radio"
                name={id}
                checked={chosen?.id === speaker.id}
                onChange={() => {
                  onChoose(speaker);
                  onNew?.('');
                }}
              />
              <bdi>{speaker.name}</bdi>
              <span class="count">{counted(speaker.quotes, 'quote')}</span>
            </label>
          ))}
          {isNewOffered && (
            <label class="choice">
              <input
                type="radio"
                name={id}
                checked={newName === name}
                onChange={() => {
                  onChoose(undefined);
                  onNew(name);
                }}
              />
              <span>
                Somebody new: <bdi>{name}</bdi>
              </span>
            </label>
          )}
        </fieldset>
      )}
    </div>
  );
}
