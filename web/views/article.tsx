import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useAnswer } from '../answers.ts';
import type { Article, Quote } from '../api.ts';
import { ArticleText } from '../article/article-text.tsx';
import { huesOf } from '../article/colours.ts';
import { loadArticle, type WholeArticle } from '../article/load.ts';
import { QuoteDetail } from '../article/quote-detail.tsx';
import { QuoteList } from '../article/quote-list.tsx';
import { Why } from '../article/why.tsx';
import { QuoteCorrections, RejectedQuote } from '../corrections/quote-corrections.tsx';
import { useKeptScroll } from '../lists/scroll.ts';
import { navigate, type Place } from '../navigation/location.ts';
import { Empty, Failed, Loading, StillReading } from '../parts/states.tsx';
import { webAddress } from '../quotes/copies.ts';
import { titleOf } from '../quotes/quote-card.tsx';
import { paragraphsOf } from '../text/segments.ts';
import { counted, countedByType, dayOf, momentOf } from '../text/words.ts';

function ArticleHead({ article, quotes }: { article: Article; quotes: readonly Quote[] }) {
  const url = webAddress(article.url);
  return (
    <header class="article-head">
      {article.publication && (
        <p class="publication">
          <bdi>{article.publication}</bdi>
        </p>
      )}
      <h1>
        <bdi>{titleOf(article)}</bdi>
      </h1>
      <p class="article-facts">
        {article.author && <bdi>{article.author}</bdi>}
        {article.published && <time dateTime={article.published}>{dayOf(article.published)}</time>}
        {article.status === 'ready' && <span>{countedByType(quotes)}</span>}
        <span>
          Received <time dateTime={article.received}>{momentOf(article.received)}</time>
        </span>
        {url && (
          <a class="outward" href={url} rel="external noreferrer" referrerpolicy="no-referrer">
            On the publisher’s site
          </a>
        )}
      </p>
      {article.notes.length > 0 && (
        <details class="notes" open={article.quotes === 0}>
          <summary>{counted(article.notes.length, 'note')} on how it was read</summary>
          <ul>
            {article.notes.map((note) => (
              <li key={note}>
                <bdi>{note}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </header>
  );
}

/** The width at which the quote's sheet covers the lower part of the text, as in article.css. */
const NARROW = '(max-width: 64rem)';

/** Scrolls to the quote in the URL once it is rendered. */
function useShownQuote(chosen: number | undefined, isThere: boolean, id: string, isReturn: boolean) {
  const shown = useRef('');
  useEffect(() => {
    if (!isThere || chosen === undefined || shown.current === id) return;
    shown.current = id;
    if (isReturn) return;
    const mark = document.querySelector(`.article-text mark[data-quote="${chosen}"]`);
    if (matchMedia(NARROW).matches) return mark?.scrollIntoView({ block: 'start' });
    const { top = 0, bottom = 0 } = mark?.getBoundingClientRect() ?? {};
    if (top < 0 || bottom > window.innerHeight) mark?.scrollIntoView({ block: 'center' });
  }, [chosen, isThere, id, isReturn]);
}

function ReadArticle({ whole, place }: { whole: WholeArticle; place: Place }) {
  const { article, quotes, rejected } = whole;
  const text = whole.text ?? '';
  const paragraphs = useMemo(
    () =>
      paragraphsOf(
        text,
        quotes.map(({ spans }) => spans),
      ),
    [text, quotes],
  );
  const hues = useMemo(() => huesOf(quotes), [quotes]);
  const [pointed, setPointed] = useState<number | undefined>();
  const found = quotes.findIndex(({ id }) => id === place.hash);
  const chosen = found >= 0 ? found : undefined;
  const rejectedQuote = rejected.find(({ id }) => id === place.hash);
  const active = pointed ?? chosen;
  const quote = active === undefined ? undefined : quotes[active];
  useShownQuote(chosen, true, place.hash, place.isReturn);
  const choose = (position: number | undefined) => {
    const id = position === undefined ? '' : `#${encodeURIComponent(quotes[position]?.id ?? '')}`;
    navigate(place.path + place.search + id, { replace: true });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      if (chosen !== undefined) choose(undefined);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  const words =
    quote?.spans.content.map(({ start, end }) => text.slice(start, end)).find((part) => part !== '') ?? '';
  return (
    <div class="article-columns">
      <article>
        <ArticleHead article={article} quotes={quotes} />
        {chosen === undefined && rejectedQuote && <RejectedQuote quote={rejectedQuote} />}
        {place.hash !== '' && chosen === undefined && !rejectedQuote && (
          <p class="hint" role="status">
            The linked quote is no longer in this article.
          </p>
        )}
        <ArticleText
          text={text}
          quotes={quotes}
          hues={hues}
          paragraphs={paragraphs}
          active={active}
          onPoint={setPointed}
          onChoose={choose}
        />
      </article>
      <aside aria-label="Quotes" class={chosen === undefined ? '' : 'chosen'}>
        {quote && active !== undefined && (
          <div class="detail-sheet">
            <button type="button" class="close quiet" onClick={() => choose(undefined)} aria-label="Close">
              ×
            </button>
            <QuoteDetail quote={quote} words={words} hue={hues[active]}>
              {active === chosen && (
                <>
                  <Why key={quote.id} quote={quote} />
                  <QuoteCorrections quote={quote} />
                </>
              )}
            </QuoteDetail>
          </div>
        )}
        <QuoteList quotes={quotes} hues={hues} active={active} />
      </aside>
    </div>
  );
}

/** An article's text, with its quotes and their speakers. */
export function ArticleView({ id, place }: { id: string; place: Place }) {
  const { data, error, reload } = useAnswer(`article ${id}`, () => loadArticle(id));
  useKeptScroll({ ...place, isReturn: place.isReturn }, data !== undefined);
  const title = data && titleOf(data.article);
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Whosaid`;
  }, [title]);
  if (error !== undefined && data === undefined) return <Failed error={error} retry={reload} />;
  if (data === undefined) return <Loading rows={5} what="the article" />;
  const { article } = data;
  if (article.failure) {
    return (
      <>
        <ArticleHead article={article} quotes={[]} />
        <Empty title="This article could not be read.">
          <p>{article.failure.message}</p>
          <p>
            File: <bdi class="file">{article.file.key}</bdi>
          </p>
        </Empty>
      </>
    );
  }
  return (
    <div class="article-view">
      <StillReading answer={data} reload={reload} />
      <ReadArticle whole={data} place={place} />
    </div>
  );
}
