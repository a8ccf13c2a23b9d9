import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { asked, type Quote } from '../api.ts';
import { fragmentLink, quoteHtml, quoteText } from '../quotes/copies.ts';
import { SpeakerName } from '../quotes/quote-card.tsx';
import { certaintiesOf, kindOf, RESOLUTIONS, reporterOf, TYPES } from '../text/words.ts';

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type Way = 'text' | 'html' | 'annotation';

async function copy(way: Way, quote: Quote): Promise<void> {
  if (way === 'html') {
    const blob = (type: string, words: string) => new Blob([words], { type });
    const item = new ClipboardItem({
      'text/html': blob('text/html', quoteHtml(quote)),
      'text/plain': blob('text/plain', quoteHtml(quote)),
    });
    return navigator.clipboard.write([item]);
  }
  if (way === 'text') return navigator.clipboard.writeText(quoteText(quote));
  const response = await asked(`/quotes/${encodeURIComponent(quote.id)}?format=ld`);
  const annotation = JSON.parse(await response.text());
  return navigator.clipboard.writeText(JSON.stringify(annotation, null, 2));
}

const WAYS: Record<Way, string> = { text: 'Text', html: 'HTML', annotation: 'Web Annotation' };

function Copies({ quote }: { quote: Quote }) {
  const [told, setTold] = useState('');
  useEffect(() => setTold(''), [quote.id]);
  const take = (way: Way) =>
    copy(way, quote).then(
      () => setTold(`Copied as ${WAYS[way]}.`),
      () => setTold('The browser did not allow copying.'),
    );
  return (
    <div class="copies">
      <span>Copy as</span>
      <div>
        {Object.entries(WAYS).map(([way, words]) => (
          <button key={way} type="button" class="quiet" onClick={() => take(way as Way)}>
            <span class="visually-hidden">Copy as </span>
            {words}
          </button>
        ))}
      </div>
      <span role="status">{told}</span>
    </div>
  );
}

/** Everything known about a quote. @param words its content, as the article prints it */
export function QuoteDetail({
  quote,
  words,
  hue,
  children,
}: {
  quote: Quote;
  words: string;
  hue: number | undefined;
  children?: ComponentChildren;
}) {
  const { speaker } = quote;
  const reporter = reporterOf(quote);
  const link = fragmentLink(quote.article.url, words);
  return (
    <section class={`quote-detail hue-${hue ?? 'none'}`} aria-label="This quote">
      <h2>
        <SpeakerName quote={quote} />
        {speaker.roles[0] && <bdi class="role">{speaker.roles[0]}</bdi>}
      </h2>
      <blockquote class={quote.kind}>
        <bdi>{quote.text}</bdi>
      </blockquote>
      <dl>
        <Row name="Kind">
          {kindOf(quote)}
          {quote.type !== 'communication' && `, ${TYPES[quote.type].toLowerCase()}`}
          {quote.cue && (
            <>
              , by “<bdi>{quote.cue}</bdi>”
            </>
          )}
        </Row>
        {speaker.words && (
          <Row name="Named as">
            “<bdi>{speaker.words}</bdi>”
            {speaker.resolution && speaker.resolution !== 'unnamed' && `, ${RESOLUTIONS[speaker.resolution]}`}
          </Row>
        )}
        {reporter !== undefined && (
          <Row name="Reported by">
            <bdi>{reporter}</bdi>
          </Row>
        )}
        <Row name="Confidence">{certaintiesOf(quote).join(', ')}</Row>
      </dl>
      {children}
      <Copies quote={quote} />
      {link && (
        <p>
          <a class="outward" href={link} rel="external noreferrer" referrerpolicy="no-referrer">
            On the publisher’s site
          </a>
        </p>
      )}
    </section>
  );
}
