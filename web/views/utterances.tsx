import { useEffect, useState } from 'preact/hooks';
import { answered, api, type Utterance, type UtterancePage } from '../api.ts';
import { useList } from '../lists/pages.ts';
import { keptOffset, useKeptScroll } from '../lists/scroll.ts';
import { Windowed } from '../lists/windowed.tsx';
import type { Place } from '../navigation/location.ts';
import { Empty, Failed, Loading, StillReading } from '../parts/states.tsx';
import { QuoteCard } from '../quotes/quote-card.tsx';
import { Variants } from '../quotes/variants.tsx';
import { counted } from '../text/words.ts';

function Repeated({ utterance }: { utterance: Utterance }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div class="repeated">
      <QuoteCard quote={utterance.quote} />
      <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? 'Close the wordings' : `Compare the wordings of ${counted(utterance.articles, 'article')}`}
      </button>
      {isOpen && <Variants quote={utterance.quote} />}
    </div>
  );
}

/** What several articles print, most repeated first. */
export function UtterancesView({ place }: { place: Place }) {
  const key = `${place.key} utterances`;
  const list = useList<Utterance, UtterancePage>(key, (cursor) =>
    answered(
      api.GET('/utterances', { params: { query: { limit: 50, ...(cursor !== undefined && { cursor }) } } }),
    ),
  );
  useKeptScroll(place, list.items.length > 0);
  useEffect(() => {
    document.title = 'Repeated · Whosaid';
  }, []);
  return (
    <div class="column">
      <h1>Said once, printed by several</h1>
      <StillReading told={list.first?.ingesting} reload={list.reload} />
      <h2 class="visually-hidden">Most repeated first</h2>
      <Windowed
        items={list.items}
        keyOf={({ quote }) => quote.id}
        draw={(utterance) => <Repeated utterance={utterance} />}
        estimate={220}
        isEnd={list.isEnd}
        more={list.more}
        label="Words that several articles print"
        startAt={keptOffset(place)}
        memory={key}
        key={key}
      />
      {list.error !== undefined ? (
        <Failed error={list.error} retry={list.items.length > 0 ? list.more : list.reload} />
      ) : list.isLoading ? (
        <Loading rows={list.items.length > 0 ? 1 : 4} />
      ) : (
        list.items.length === 0 && (
          <Empty title="No words were printed twice yet.">
            <p>As soon as a second article quotes the same words, they show here side by side.</p>
          </Empty>
        )
      )}
    </div>
  );
}
