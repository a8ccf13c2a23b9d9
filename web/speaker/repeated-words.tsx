import { useState } from 'preact/hooks';
import { useAnswer } from '../answers.ts';
import { answered, api, type Quote } from '../api.ts';
import { Variants } from '../quotes/variants.tsx';
import { counted } from '../text/words.ts';

/** How many quotes of a speaker are searched for other wordings. */
const LOOKED_AT = 24;
const SHOWN = 5;

interface Repeated {
  quote: Quote;
  /** Other quotes of the same utterance. */
  others: number;
}

/** Which of a speaker's newest quotes are also in other articles. */
async function repeatedOf(id: string): Promise<Repeated[]> {
  const { items } = await answered(
    api.GET('/speakers/{id}/quotes', {
      params: { path: { id }, query: { limit: LOOKED_AT } },
    }),
  );
  const found = await Promise.all(
    items
      .filter(({ kind }) => kind !== 'indirect')
      .map(async (quote) => {
        const query = { limit: 100 };
        const variants = await answered(
          api.GET('/quotes/{id}/variants', { params: { path: { id: quote.id }, query } }),
        );
        return { quote, ids: variants.items.map(({ id: other }) => other) };
      }),
  );
  // Each utterance is shown once, by its first quote.
  const seen = new Set<string>();
  return found.flatMap(({ quote, ids }) => {
    if (ids.length === 0 || seen.has(quote.id)) return [];
    for (const other of ids) seen.add(other);
    return [{ quote, others: ids.length }];
  });
}

function Wordings({ repeated: { quote, others } }: { repeated: Repeated }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <blockquote class="short">
        <bdi>{quote.text}</bdi>
      </blockquote>
      <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? 'Hide the comparison' : `Compare ${counted(others + 1, 'wording')}`}
      </button>
      {isOpen && <Variants quote={quote} />}
    </li>
  );
}

/** Utterances of a speaker in several articles, with a comparison of their wordings. */
export function RepeatedWords({ id }: { id: string }) {
  const { data } = useAnswer(`repeated ${id}`, () => repeatedOf(id));
  if (data === undefined || data.length === 0) return null;
  return (
    <section class="repeated-words">
      <h2>The same words in several articles</h2>
      <ul>
        {data.slice(0, SHOWN).map((repeated) => (
          <Wordings key={repeated.quote.id} repeated={repeated} />
        ))}
      </ul>
    </section>
  );
}
