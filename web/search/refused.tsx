import { ApiProblem } from '../api.ts';
import { Empty } from '../parts/states.tsx';
import { addressOf, changed, FIELDS, type Field, type Question } from './question.ts';

/** What each part of a search is, in words for a reader. */
const PARTS: Record<Field, string> = {
  q: 'words to look for',
  in: 'the place to look in',
  speaker: 'a speaker',
  publication: 'a paper',
  kind: 'a way of quoting',
  type: 'what somebody did',
  gender: 'a gender',
  speakerType: 'a kind of speaker',
  resolution: 'a way of naming',
  from: 'the first day',
  to: 'the last day',
  minConfidence: 'how sure a quote is to be',
  article: 'an article',
  sort: 'an order',
};

/** The parts of a search that the API refused for good; none where it failed in another way. */
function refusedIn(error: unknown, question: Question): Field[] {
  if (!(error instanceof ApiProblem) || error.status !== 400) return [];
  const parameters = (error.problem?.errors ?? []).map(({ parameter }) => parameter);
  return FIELDS.filter((field) => parameters.includes(field) && question[field] !== undefined);
}

/** Says of a search that can't be made what in its address is wrong, each part to be taken out; else nothing. */
export function refusalOf(error: unknown, question: Question) {
  const fields = refusedIn(error, question);
  if (fields.length === 0) return undefined;
  return (
    <Empty title="This can’t be searched for.">
      <ul role="alert">
        {fields.map((field) => (
          <li key={field}>
            “<bdi>{question[field]}</bdi>” does not do as {PARTS[field]}.{' '}
            <a href={addressOf(changed(question, { [field]: undefined }))}>Search without it</a>
          </li>
        ))}
      </ul>
    </Empty>
  );
}
