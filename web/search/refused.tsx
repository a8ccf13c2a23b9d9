import { ApiProblem } from '../api.ts';
import { Empty } from '../parts/states.tsx';
import { addressOf, changed, FIELD_NAMES, FIELDS, type Field, type Question } from './question.ts';

/** The parts of a search that the API refused as invalid; none for any other failure. */
function refusedIn(error: unknown, question: Question): Field[] {
  if (!(error instanceof ApiProblem) || error.status !== 400) return [];
  const parameters = (error.problem?.errors ?? []).map(({ parameter }) => parameter);
  return FIELDS.filter((field) => parameters.includes(field) && question[field] !== undefined);
}

/** Lists the invalid parts of a search, each with a button to remove it; nothing if the failure is another. */
export function refusalOf(error: unknown, question: Question) {
  const fields = refusedIn(error, question);
  if (fields.length === 0) return undefined;
  return (
    <Empty title="This search is not valid.">
      <ul role="alert">
        {fields.map((field) => (
          <li key={field}>
            “<bdi>{question[field]}</bdi>” is not a valid value for {FIELD_NAMES[field]}.{' '}
            <a href={addressOf(changed(question, { [field]: undefined }))}>Search without it</a>
          </li>
        ))}
      </ul>
    </Empty>
  );
}
