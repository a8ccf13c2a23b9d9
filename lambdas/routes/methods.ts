import { MethodNotAllowed, NotFound, shortened, Unavailable } from '../http/problems.ts';
import { correctionsAt } from './correct/endpoints.ts';
import { deskOperationsAt } from './desk/endpoints.ts';
import { endpointAt } from './query/endpoints.ts';
import { watchOperationsAt } from './watches/operations.ts';

/** The methods that a path of the API accepts, whichever function answers them; none for an unknown path. */
export const methodsAt = (path: string): string[] => [
  ...(endpointAt(path) ? ['GET', 'HEAD'] : []),
  ...[deskOperationsAt, correctionsAt, watchOperationsAt]
    .flatMap((operationsAt): { method: string }[] => operationsAt(path)?.found ?? [])
    .flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])),
];

/** A stage without watches routes their paths to the other functions. */
const watchesOff = () =>
  new Unavailable(
    'watches-off',
    'Watches are off here: the setting `watches` of the stage turns them on (docs/watches.md).',
  );

/** The error of a request that no function answers. */
export function methodNotAllowed(method: string, path: string): Error {
  const allowed = methodsAt(path);
  if (allowed.includes(method) && watchOperationsAt(path)) return watchesOff();
  return allowed.length > 0
    ? new MethodNotAllowed(method, allowed)
    : new NotFound(`There is nothing at ${shortened(path)}; /openapi.json lists all paths.`);
}
