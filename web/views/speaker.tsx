import { useEffect } from 'preact/hooks';
import { useAnswer } from '../answers.ts';
import { answered, api, type Quote, type QuotePage } from '../api.ts';
import { SpeakerCorrections, useSplit } from '../corrections/speaker-corrections.tsx';
import { List } from '../lists/list.tsx';
import { useList } from '../lists/pages.ts';
import { navigate, type Place } from '../navigation/location.ts';
import { speakerLink } from '../navigation/route.ts';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { QuoteCard } from '../quotes/quote-card.tsx';
import { addressOf } from '../search/question.ts';
import { loadSpeaker, type WholeSpeaker } from '../speaker/load.ts';
import { Names } from '../speaker/names.tsx';
import { Plot } from '../speaker/plot.tsx';
import { RepeatedWords } from '../speaker/repeated-words.tsx';
import { counted, numberOf } from '../text/words.ts';

function Head({ whole: { speaker, roles, counts } }: { whole: WholeSpeaker }) {
  return (
    <header class="speaker-head">
      <h1>
        <bdi>{speaker.name}</bdi>
      </h1>
      <p class="article-facts">
        <span>{counted(speaker.quotes, 'quote')}</span>
        {speaker.type !== 'person' && <span>{speaker.type === 'group' ? 'Group' : 'Organisation'}</span>}
        {speaker.gender && <span>Quoted as {speaker.gender === 'female' ? 'a woman' : 'a man'}</span>}
        {roles.length > 0 && <bdi>{roles.join(', ')}</bdi>}
      </p>
      <p class="speaker-links">
        <a href={addressOf({ speaker: speaker.id })}>Search in their quotes</a>
        {counts && counts.unsaid > 0 && (
          <a href={addressOf({ speaker: speaker.id, type: 'belief,fact,intention' })}>
            {counted(counts.unsaid, 'thought or wish', 'thoughts and wishes')}
          </a>
        )}
        <a
          href={`/quotes?${new URLSearchParams({ speaker: speaker.id, format: 'atom' })}`}
          type="application/atom+xml"
        >
          Feed (Atom)
        </a>
        <a
          href={`/quotes?${new URLSearchParams({ speaker: speaker.id, format: 'jsonfeed' })}`}
          type="application/feed+json"
        >
          Feed (JSON)
        </a>
      </p>
    </header>
  );
}

function Beside({ whole: { counts, beside, speaker } }: { whole: WholeSpeaker }) {
  return (
    <>
      {counts && counts.publications.length > 0 && (
        <section>
          <h2>Papers</h2>
          <ul class="counts">
            {counts.publications.map(({ value, quotes }) => (
              <li key={value}>
                <a href={addressOf({ speaker: speaker.id, publication: value ?? '' })}>
                  <bdi>{value}</bdi>
                </a>
                <span class="count">{numberOf(quotes)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {beside.length > 0 && (
        <section>
          <h2>Recently quoted alongside</h2>
          <ul class="counts">
            {beside.slice(0, 10).map(({ id, name, articles }) => (
              <li key={id}>
                <a href={speakerLink(id)}>
                  <bdi>{name}</bdi>
                </a>
                <span class="count">{counted(articles, 'article')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Quotes({ id, place }: { id: string; place: Place }) {
  const list = useList<Quote, QuotePage>(`${place.key} quotes of ${id}`, (cursor) =>
    answered(
      api.GET('/speakers/{id}/quotes', {
        params: {
          path: { id },
          query: { limit: 50, ...(cursor !== undefined && { cursor }) },
        },
      }),
    ),
  );
  return (
    <section>
      <h2>Quotes, newest first</h2>
      <List
        list={list}
        place={place}
        label="Quotes"
        keyOf={(quote) => quote.id}
        draw={(quote) => <QuoteCard quote={quote} bySpeaker={false} />}
        estimate={150}
        empty={() => <Empty title="This speaker has no quotes any more." />}
      />
    </section>
  );
}

/** A speaker: names, timeline, publications, others quoted with them, and quotes. */
export function SpeakerView({ id, place }: { id: string; place: Place }) {
  const { data, error, reload } = useAnswer(`speaker ${id}`, () => loadSpeaker(id));
  const split = useSplit(data?.speaker);
  const name = data?.speaker.name;
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · Whosaid`;
  }, [name]);
  useEffect(() => {
    // A speaker may be reached by several ids; the URL is replaced by the current one.
    if (data && data.speaker.id !== id) navigate(speakerLink(data.speaker.id), { replace: true });
  }, [data, id]);
  if (data === undefined)
    return error === undefined ? (
      <Loading rows={4} what="the speaker" />
    ) : (
      <Failed error={error} retry={reload} />
    );
  const { speaker, counts } = data;
  return (
    <div class="speaker-view">
      <Head whole={data} />
      <SpeakerCorrections speaker={speaker} />
      {counts && <Plot months={counts.months} undated={counts.undated} />}
      <div class="speaker-columns">
        <div>
          <RepeatedWords id={speaker.id} />
          <Quotes id={speaker.id} place={place} />
        </div>
        <div class="speaker-side">
          <section>
            <h2>Names</h2>
            <Names speaker={speaker} undated={counts?.undated ?? 0} split={split} />
          </section>
          <Beside whole={data} />
        </div>
      </div>
    </div>
  );
}
