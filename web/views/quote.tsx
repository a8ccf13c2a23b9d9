import { useEffect } from 'preact/hooks';
import { useAnswer } from '../answers.ts';
import { answered, api } from '../api.ts';
import { navigate } from '../navigation/location.ts';
import { articleLink } from '../navigation/route.ts';
import { Failed, Loading } from '../parts/states.tsx';

/** Redirects from a quote's URL to its place in its article. */
export function QuoteView({ id }: { id: string }) {
  const { data, error, reload } = useAnswer(`quote ${id}`, () =>
    answered(api.GET('/quotes/{id}', { params: { path: { id } } })),
  );
  useEffect(() => {
    if (data) navigate(articleLink(data.article.id, data.id), { replace: true });
  }, [data]);
  return error === undefined ? <Loading /> : <Failed error={error} retry={reload} />;
}
