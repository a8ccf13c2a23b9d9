import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Speaker } from '../api.ts';
import { speakersLike } from '../parts/speakers-like.ts';
import { counted } from '../text/words.ts';

interface Props {
  /** The words of the current search. */
  words: string;
  onWords(words: string): void;
  onSpeaker(speaker: Speaker): void;
}

const PAUSE_MS = 150;
const MOST = 6;

/** Suggested speakers for the input; none for a query in the query language. */
function useSuggestions(typed: string, isOpen: boolean): Speaker[] {
  const [found, setFound] = useState<{ for: string; speakers: Speaker[] }>({ for: '', speakers: [] });
  const words = typed.trim();
  const isName = isOpen && words.length >= 2 && words.length <= 60 && !/["*]|(^|\s)-/.test(words);
  useEffect(() => {
    if (!isName) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      speakersLike(words, MOST).then(
        (speakers) => {
          // Those without a quote would lead to an empty list.
          if (isCurrent) setFound({ for: words, speakers: speakers.filter(({ quotes }) => quotes > 0) });
        },
        // Without an index or on an error there are no suggestions; the search itself shows the error.
        () => {},
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [words, isName]);
  return isName && found.for !== '' ? found.speakers : [];
}

/** The search box, for words or a speaker from the list below it. */
export function SearchBox({ words, onWords, onSpeaker }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(words);
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  useEffect(() => setTyped(words), [words]);
  const speakers = useSuggestions(typed, isOpen);
  const shown = isOpen && speakers.length > 0;

  const choose = (speaker: Speaker) => {
    setIsOpen(false);
    setActive(-1);
    setTyped('');
    onSpeaker(speaker);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) {
      setIsOpen(false);
      setActive(-1);
      event.preventDefault();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && speakers.length > 0) {
      event.preventDefault();
      setIsOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One position more than speakers: that of the box itself.
      setActive((before) => ((before + 1 + step + speakers.length + 1) % (speakers.length + 1)) - 1);
    }
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const chosen = shown ? speakers[active] : undefined;
    if (chosen) return choose(chosen);
    setIsOpen(false);
    onWords(typed.trim());
  };

  return (
    <search>
      <form class="search-box" onSubmit={onSubmit}>
        <label class="visually-hidden" for={`${id}-input`}>
          Words, “a phrase”, or a speaker’s name
        </label>
        <input
          ref={input}
          id={`${id}-input`}
          type="text"
          inputMode="search"
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
          autocomplete="off"
          spellcheck={false}
          enterkeyhint="search"
          placeholder="Words or a name"
          value={typed}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setIsOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setIsOpen(false)}
        />
        <button type="submit" class="primary">
          Search
        </button>
        <div id={`${id}-list`} class="suggestions" role="listbox" aria-label="Speakers" hidden={!shown}>
          {speakers.map((speaker, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the box handles the keyboard.
            <div
              key={speaker.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(speaker)}
            >
              <bdi>{speaker.name}</bdi>
              <span>{counted(speaker.quotes, 'quote')}</span>
            </div>
          ))}
        </div>
      </form>
    </search>
  );
}
