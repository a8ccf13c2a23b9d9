import { useEffect, useState } from 'preact/hooks';
import { answered, api, type Quote, type QuotePage } from '../api.ts';
import { List } from '../lists/list.tsx';
import { useList } from '../lists/pages.ts';
import { navigate, type Place } from '../navigation/location.ts';
import { speakerLink } from '../navigation/route.ts';
import { Skip } from '../parts/skip.tsx';
import { Empty } from '../parts/states.tsx';
import { QuoteCard } from '../quotes/quote-card.tsx';
import { Chips, Filters, totalOf, useCounts } from '../search/filters.tsx';
import {
  addressOf,
  changed,
  filtersIn,
  leftOut,
  type Question,
  queryOf,
  questionIn,
} from '../search/question.ts';
import { refusalOf } from '../search/refused.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { counted } from '../text/words.ts';

const PAGE = 50;

const SORTS = {
  relevance: 'Most relevant first',
  published: 'Newest first',
  received: 'Last received first',
};

function Sort({ question }: { question: Question }) {
  const usual = question.q !== undefined && question.in !== 'article' ? 'relevance' : 'published';
  const isPossible = (sort: string) => sort !== 'relevance' || usual === 'relevance';
  return (
    <label class="sort">
      <span class="visually-hidden">Order</span>
      <select
        value={question.sort ?? usual}
        onChange={({ currentTarget: { value } }) =>
          navigate(addressOf(changed(question, { sort: value === usual ? undefined : value })))
        }
      >
        {Object.entries(SORTS).map(
          ([sort, words]) =>
            isPossible(sort) && (
              <option key={sort} value={sort}>
                {words}
              </option>
            ),
        )}
      </select>
    </label>
  );
}

const isAsked = (question: Question) => question.q !== undefined || filtersIn(question).length > 0;

/** A query with other words that finds something. */
function OtherWords({ words, question }: { words: string; question: Question }) {
  const missing = leftOut(question.q ?? '', words);
  const address = addressOf(changed(question, { q: words }));
  return (
    <p class="did-you-mean">
      {missing === undefined ? (
        <>
          Did you mean{' '}
          <a href={address}>
            <bdi>{words}</bdi>
          </a>
          ?
        </>
      ) : (
        <a href={address}>
          Search without “<bdi>{missing}</bdi>”
        </a>
      )}
    </p>
  );
}

/** Why nothing was found, and suggestions. */
function NothingFound({ page, question }: { page: QuotePage; question: Question }) {
  if (!isAsked(question) && page.ingesting !== undefined) {
    return (
      <Empty title="The first articles are being read.">
        <p>Their quotes appear here as soon as they have been read.</p>
      </Empty>
    );
  }
  if (!isAsked(question)) {
    return (
      <Empty title="Nothing has been read yet.">
        <p>
          Put articles into the inbox, or drop them <a href="/view/desk">on the desk</a>; their quotes appear
          here a moment later.
        </p>
      </Empty>
    );
  }
  return (
    <Empty title="No quotes found.">
      {page.didYouMean !== undefined && <OtherWords words={page.didYouMean} question={question} />}
      {page.hint && question.speaker === undefined && <p>{page.hint}</p>}
      {page.suggestions && <p>Speakers with a similar name:</p>}
      {page.suggestions && (
        <ul class="suggested">
          {page.suggestions.map(({ id, name }) => (
            <li key={id}>
              <a href={speakerLink(id)}>
                <bdi>{name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
      {question.q !== undefined && (
        <p>Try fewer words, or the beginning of a word followed by a star: bridg* also finds bridges.</p>
      )}
      {filtersIn(question).length > 0 && <p>Removing a filter may find more.</p>}
      {question.type === undefined && (
        <p>
          <a href={addressOf(changed(question, { type: 'any' }))}>Include what people think, know or want</a>
        </p>
      )}
      {question.q !== undefined && question.in !== 'article' && (
        <p>
          <a href={addressOf(changed(question, { in: 'article', sort: undefined }))}>
            Search the full text of articles
          </a>
        </p>
      )}
    </Empty>
  );
}

function Count({ total, list, question }: { total: number | undefined; list: number; question: Question }) {
  const what = question.in === 'article' ? ' in articles with these words' : '';
  return (
    <p class="result-count" role="status">
      {total === undefined
        ? list > 0 && `${counted(list, 'quote')} so far`
        : `${counted(total, 'quote')}${what}`}
    </p>
  );
}

/** Searches quotes by words, speaker, source and date, all in the URL. */
export function SearchView({ place }: { id: string; place: Place }) {
  const question = questionIn(place.search);
  const address = addressOf(question);
  const list = useList<Quote, QuotePage>(`${place.key} ${address}`, (cursor) =>
    answered(
      api.GET('/quotes', {
        params: { query: { ...queryOf(question), limit: PAGE, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  const counts = useCounts(question, list.first !== undefined || list.error !== undefined);
  const [isFiltering, setIsFiltering] = useState(false);
  useEffect(() => {
    document.title = question.q ? `${question.q} · Whosaid` : 'Whosaid';
  }, [question.q]);
  const go = (next: Question) => navigate(addressOf(next));
  const total = list.isEnd ? list.items.length : totalOf(counts.data);
  return (
    <div class="search-view">
      {isAsked(question) ? (
        <h1 class="visually-hidden">Search for quotes</h1>
      ) : (
        <h1 class="search-title">Who said what?</h1>
      )}
      <SearchBox
        words={question.q ?? ''}
        onWords={(q) => go(changed(question, { q, sort: undefined }))}
        onSpeaker={({ id }) => go(changed(question, { q: undefined, speaker: id }))}
      />
      <Chips question={question} facets={counts.data} />
      <div class="search-columns">
        <div class="filters">
          <Skip to="results" words="Skip to the quotes" />
          <button
            type="button"
            class="filters-toggle"
            aria-expanded={isFiltering}
            aria-controls="filters"
            onClick={() => setIsFiltering(!isFiltering)}
          >
            Filters
          </button>
          {/* biome-ignore lint/a11y/useSemanticElements: the filters are a region of links and fields, not one form. */}
          <div id="filters" class={isFiltering ? 'open' : ''} role="group" aria-label="Filters">
            <Filters question={question} facets={counts.data} isLoading={counts.isLoading} onChange={go} />
          </div>
        </div>
        <div class="results" id="results" tabIndex={-1}>
          <h2 class="visually-hidden">Quotes</h2>
          <div class="results-head">
            <Count total={total} list={list.items.length} question={question} />
            <Sort question={question} />
          </div>
          <List
            list={list}
            place={place}
            label="Quotes"
            keyOf={({ id }) => id}
            draw={(quote) => <QuoteCard quote={quote} />}
            estimate={190}
            refused={(error) => refusalOf(error, question)}
            empty={(page) => <NothingFound page={page} question={question} />}
          />
        </div>
      </div>
    </div>
  );
}
