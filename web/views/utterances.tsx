import { useEffect, useState } from 'preact/hooks';
import { answered, api, type Utterance, type UtterancePage } from '../api.ts';
import { List } from '../lists/list.tsx';
import { useList } from '../lists/pages.ts';
import type { Place } from '../navigation/location.ts';
import { Empty } from '../parts/states.tsx';
import { QuoteCard } from '../quotes/quote-card.tsx';
import { Variants } from '../quotes/variants.tsx';
import { counted } from '../text/words.ts';

function Repeated({ utterance }: { utterance: Utterance }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div class="repeated">
      <QuoteCard quote={utterance.quote} />
      <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? 'Hide the comparison' : `Compare the wording in ${counted(utterance.articles, 'article')}`}
      </button>
      {isOpen && <Variants quote={utterance.quote} />}
    </div>
  );
}

/** Utterances in several articles, most repeated first. */
export function UtterancesView({ place }: { place: Place }) {
  const list = useList<Utterance, UtterancePage>(`${place.key} utterances`, (cursor) =>
    answered(
      api.GET('/utterances', { params: { query: { limit: 50, ...(cursor !== undefined && { cursor }) } } }),
    ),
  );
  useEffect(() => {
    document.title = 'Repeated · Whosaid';
  }, []);
  return (
    <div class="column">
      <h1>Said once, printed by several</h1>
      <h2 class="visually-hidden">Most repeated first</h2>
      <List
        list={list}
        place={place}
        label="Quotes"
        keyOf={({ quote }) => quote.id}
        draw={(utterance) => <Repeated utterance={utterance} />}
        estimate={220}
        empty={() => (
          <Empty title="No quote has been printed twice yet.">
            <p>As soon as a second article quotes the same words, they show here side by side.</p>
          </Empty>
        )}
      />
    </div>
  );
}
