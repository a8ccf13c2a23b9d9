import { useEffect } from 'preact/hooks';
import { type Article, type ArticlePage, answered, api } from '../api.ts';
import { DeadLetters } from '../desk/dead-letters.tsx';
import { Drop } from '../desk/drop.tsx';
import { List } from '../lists/list.tsx';
import { useList } from '../lists/pages.ts';
import type { Place } from '../navigation/location.ts';
import { articleLink } from '../navigation/route.ts';
import { Empty } from '../parts/states.tsx';
import { titleOf } from '../quotes/quote-card.tsx';
import { counted, momentOf } from '../text/words.ts';

const PARTS = { ready: 'Read', failed: 'Could not be read', 'given-up': 'Given up' } as const;
type Part = keyof typeof PARTS;

const isPart = (name: string | null): name is Part => name !== null && Object.hasOwn(PARTS, name);

function Row({ article }: { article: Article }) {
  return (
    <article class="desk-row">
      <h3>
        <a href={articleLink(article.id)}>
          <bdi>{titleOf(article)}</bdi>
        </a>
      </h3>
      {article.failure && <p class="reason">{article.failure.message}</p>}
      <p class="quote-source">
        {article.publication && <bdi class="publication">{article.publication}</bdi>}
        <time dateTime={article.received}>{momentOf(article.received)}</time>
        {article.status === 'ready' && <span>{counted(article.quotes, 'quote')}</span>}
        <bdi class="file">{article.file.key}</bdi>
      </p>
    </article>
  );
}

function Articles({ part, place }: { part: 'ready' | 'failed'; place: Place }) {
  const list = useList<Article, ArticlePage>(`${place.key} desk ${part}`, (cursor) =>
    answered(
      api.GET('/articles', {
        params: {
          query: {
            status: part,
            limit: 50,
            ...(part === 'ready' && { sort: 'received' as const }),
            ...(cursor !== undefined && { cursor }),
          },
        },
      }),
    ),
  );
  return (
    <List
      list={list}
      place={place}
      label="Articles"
      keyOf={({ id }) => id}
      draw={(article) => <Row article={article} />}
      estimate={90}
      isLive
      empty={() => (
        <Empty title={part === 'ready' ? 'Nothing has come in yet.' : 'Every file could be read.'} />
      )}
    />
  );
}

/** Files that arrived, are being read, or could not be read. */
export function DeskView({ place }: { place: Place }) {
  const shown = new URLSearchParams(place.search).get('show');
  const part = isPart(shown) ? shown : 'ready';
  useEffect(() => {
    document.title = 'Desk · Whosaid';
  }, []);
  return (
    <div class="column">
      <h1>Desk</h1>
      <Drop />
      <nav class="tabs" aria-label="Articles">
        {Object.entries(PARTS).map(([name, words]) => (
          <a
            key={name}
            href={name === 'ready' ? '/view/desk' : `/view/desk?show=${name}`}
            {...(name === part && { 'aria-current': 'page' as const })}
          >
            {words}
          </a>
        ))}
      </nav>
      <h2 class="visually-hidden">{PARTS[part]}</h2>
      {part === 'given-up' ? <DeadLetters /> : <Articles key={part} part={part} place={place} />}
    </div>
  );
}
