import type { Quote } from '../api.ts';
import { articleLink, speakerLink } from '../navigation/route.ts';
import { nameOfFile } from '../text/file-name.ts';
import { cutAt } from '../text/segments.ts';
import { sentenceAround } from '../text/sentence.ts';
import {
  certaintiesOf,
  dayOf,
  kindOf,
  reporterOf,
  speakerOf,
  sureOfSpeaker,
  TYPES,
  UNTITLED,
} from '../text/words.ts';

/** A speaker with a lower confidence is shown as a guess. */
const UNSURE = 0.6;

/** The speaker of a quote, with a link to all their quotes. */
export function SpeakerName({ quote }: { quote: Quote }) {
  const { id, confidence } = quote.speaker;
  const name = <bdi>{speakerOf(quote)}</bdi>;
  const isGuess = confidence !== null && confidence < UNSURE;
  return (
    <>
      {id === null ? <span class="unnamed">{name}</span> : <a href={speakerLink(id)}>{name}</a>}
      {isGuess && (
        <span class="guess" title={sureOfSpeaker(confidence)}>
          {' '}
          (a guess)
        </span>
      )}
    </>
  );
}

/** Who passes on the words, if somebody does. */
export function ReportedBy({ quote }: { quote: Pick<Quote, 'speaker' | 'reportedBy'> }) {
  const reporter = reporterOf(quote);
  if (reporter === undefined) return null;
  return (
    <span class="reporter">
      Reported by <bdi>{reporter}</bdi>
    </span>
  );
}

/** The words of a quote in their sentence, with search hits marked. */
function QuoteWords({ quote }: { quote: Quote }) {
  const { before, after } = sentenceAround(quote);
  return (
    <bdi>
      {before && <span class="around">{before}</span>}
      {cutAt(quote.text, quote.marks ?? []).map(({ words, isMarked }) =>
        isMarked ? <mark class="hit">{words}</mark> : words,
      )}
      {after && <span class="around">{after}</span>}
    </bdi>
  );
}

/** Publication and day of an article, as far as known. */
export function Printed({ article }: { article: Pick<Quote['article'], 'publication' | 'published'> }) {
  const { publication, published } = article;
  return (
    <>
      {publication && <bdi class="publication">{publication}</bdi>}
      {published && <time dateTime={published}>{dayOf(published)}</time>}
    </>
  );
}

/** The title of an article, or else the name of its file. */
export const titleOf = ({ title, file }: Pick<Quote['article'], 'title' | 'file'>): string =>
  title ?? nameOfFile(file.entry ?? file.key) ?? UNTITLED;

/** A quote in a list: its words, its speaker, and its source. */
export function QuoteCard({ quote, bySpeaker = true }: { quote: Quote; bySpeaker?: boolean }) {
  const [role] = quote.speaker.roles;
  return (
    <article class="quote-card">
      {bySpeaker && (
        <h3 class="quote-speaker">
          <SpeakerName quote={quote} />
          {role && <bdi class="role">{role}</bdi>}
        </h3>
      )}
      <blockquote class={quote.kind}>
        <p>
          <QuoteWords quote={quote} />
        </p>
      </blockquote>
      <p class="quote-source">
        <a class="quote-article" href={articleLink(quote.article.id, quote.id)}>
          <bdi>{titleOf(quote.article)}</bdi>
        </a>
        <Printed article={quote.article} />
        {quote.article.published === null && <span>No date</span>}
        <span>{quote.type === 'communication' ? kindOf(quote) : TYPES[quote.type]}</span>
        <ReportedBy quote={quote} />
        <span>{certaintiesOf(quote)[0]}</span>
      </p>
    </article>
  );
}
