import type { Alias, SpeakerWithAliases } from '../api.ts';
import { articleLink } from '../navigation/route.ts';
import { Printed, titleOf } from '../quotes/quote-card.tsx';
import { counted, dayOf } from '../text/words.ts';

function Name({ alias, onSplit }: { alias: Alias; onSplit: (() => void) | undefined }) {
  const days =
    alias.first === alias.last ? dayOf(alias.first) : `${dayOf(alias.first)} to ${dayOf(alias.last)}`;
  return (
    <li>
      <h3>
        <bdi>{alias.name}</bdi>
        {alias.field && <span class="role">{alias.field}</span>}
      </h3>
      <p class="quote-source">
        <span>{counted(alias.quotes, 'quote')}</span>
        <span>{days}</span>
      </p>
      <ul class="seen">
        {alias.seen.map(({ article, ...seen }) => (
          <li key={article}>
            <a href={articleLink(article)}>
              <bdi>{titleOf(seen)}</bdi>
            </a>{' '}
            <span class="quote-source">
              <Printed article={seen} />
            </span>
          </li>
        ))}
      </ul>
      {onSplit && (
        <button type="button" class="quiet" onClick={onSplit}>
          This is a different speaker
        </button>
      )}
    </li>
  );
}

/**
 * All names that a speaker is quoted under, with the first article of each.
 *
 * @param undated quotes in articles without a date: in the days of a name they count on the day they came in
 */
export function Names({
  speaker,
  undated,
  split,
}: {
  speaker: SpeakerWithAliases;
  undated: number;
  split: (alias: Alias) => void;
}) {
  const { aliases } = speaker;
  return (
    <>
      {undated > 0 && (
        <p class="quiet-words">
          {counted(undated, 'quote')} in articles without a date are counted here on the day they were
          received.
        </p>
      )}
      <ul class="names">
        {aliases.map((alias) => (
          <Name key={alias.id} alias={alias} onSplit={aliases.length > 1 ? () => split(alias) : undefined} />
        ))}
      </ul>
    </>
  );
}
