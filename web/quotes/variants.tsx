import { useAnswer } from '../answers.ts';
import { answered, api, type Quote } from '../api.ts';
import { articleLink } from '../navigation/route.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { differences } from '../text/differences.ts';
import { Printed, ReportedBy, titleOf } from './quote-card.tsx';

/** The differences between two articles' wordings. */
function Differing({ than, text }: { than: string; text: string }) {
  return (
    <bdi>
      {differences(than, text).map(({ words, isOther }) =>
        isOther ? <mark class="differs">{words}</mark> : words,
      )}
    </bdi>
  );
}

/** The wordings of a quote in other articles, side by side, with differences from the first marked. */
export function Variants({ quote }: { quote: Quote }) {
  const { data, error, reload } = useAnswer(`variants ${quote.id}`, () =>
    answered(api.GET('/quotes/{id}/variants', { params: { path: { id: quote.id }, query: { limit: 100 } } })),
  );
  if (data === undefined)
    return error === undefined ? <Loading rows={1} /> : <Failed error={error} retry={reload} />;
  return (
    <ol class="variants">
      {[quote, ...data.items].map((variant, position) => (
        <li key={variant.id}>
          <p class="quote-source">
            <Printed article={variant.article} />
            <a href={articleLink(variant.article.id, variant.id)}>
              <bdi>{titleOf(variant.article)}</bdi>
            </a>
            <ReportedBy quote={variant} />
          </p>
          <blockquote>
            {position === 0 ? <bdi>{variant.text}</bdi> : <Differing than={quote.text} text={variant.text} />}
          </blockquote>
        </li>
      ))}
    </ol>
  );
}
