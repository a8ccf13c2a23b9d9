import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Speaker } from '../api.ts';
import { counted } from '../text/words.ts';
import { speakersLike } from './speakers-like.ts';

const PAUSE_MS = 150;
const MOST = 8;

interface Found {
  /** The input that was asked for. */
  name: string;
  speakers: Speaker[];
  /** Whether the request failed: there may be speakers. */
  isFailed: boolean;
}

/** Speakers with a name like `name`, or those of the input before until it is answered. */
function useSpeakers(name: string): Found {
  const [found, setFound] = useState<Found>({ name: '', speakers: [], isFailed: false });
  useEffect(() => {
    const setSpeakers = (speakers: Speaker[], isFailed = false) => setFound({ name, speakers, isFailed });
    if (name === '') return setSpeakers([]);
    let isCurrent = true;
    const timer = setTimeout(() => {
      speakersLike(name, MOST).then(
        (items) => isCurrent && setSpeakers(items),
        () => isCurrent && setSpeakers([], true),
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [name]);
  return found;
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
  /** The id of a speaker who can't be chosen. */
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
  const found = useSpeakers(name);
  const speakers = found.speakers.filter((speaker) => speaker.id !== except);
  const isNewOffered = onNew !== undefined && name !== '' && found.name === name;
  const isOnlyNew = isNewOffered && !found.isFailed && found.speakers.length === 0;
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
          <legend class="visually-hidden">Matching speakers</legend>
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
                New speaker: <bdi>{name}</bdi>
              </span>
            </label>
          )}
        </fieldset>
      )}
    </div>
  );
}
