import type { Article } from '../../lambdas/articles/index.ts';
import type { Attribution, Span, Speaker } from '../../lambdas/attribution/index.ts';

/**
 * An article's facts and attributions for a person to read and for tests to compare: one attribution a line,
 * `kind | speaker | cue | content | confidence`. After the kind stands the type, unless it is a communication. After a
 * speaker stands how it was resolved and from which words; `-` is an unnamed speaker, or a cue that is missing.
 *
 * @example
 * expectedText(article, await attribute(article.text))
 * // published: 2024-03-17T18:05:00.000Z
 * //
 * // direct | Sean Devane (surname: Sean) | said | “We’ll be speaking,” … “He’ll be shouting.” | 0.9
 */
export function expectedText({ text, ...facts }: Article, attributions: readonly Attribution[]): string {
  const head = Object.entries(facts).map(([fact, value]) => `${fact}: ${value}`);
  const lines = attributions.map((attribution) =>
    [
      kindText(attribution),
      speakerText(attribution.speaker, wordsOf(text, attribution.source)),
      wordsOf(text, attribution.cue) || '-',
      wordsOf(text, attribution.content),
      attribution.confidence.toFixed(1),
    ].join(' | '),
  );
  return `${[...head.sort(), `length: ${text.length}`, '', ...lines].join('\n')}\n`;
}

function kindText({ kind, type }: Attribution): string {
  return type === 'communication' ? kind : `${kind} ${type}`;
}

function speakerText(speaker: Speaker | null, words: string): string {
  return speaker === null ? '-' : `${speaker.name ?? '-'} (${speaker.resolution}: ${words || '-'})`;
}

/** The words of spans, on one line. */
export function wordsOf(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')).join(' … ');
}
