import { MethodNotAllowed, NotFound, shortened } from '../http/problems.ts';
import { correctionsAt } from './correct/endpoints.ts';
import { deskOperationsAt } from './desk/endpoints.ts';
import { endpointAt } from './query/endpoints.ts';

/** The methods that a path of the API takes, whichever function answers them; none where there is nothing. */
export const methodsAt = (path: string): string[] => [
  ...(endpointAt(path) ? ['GET', 'HEAD'] : []),
  ...(deskOperationsAt(path)?.found ?? []).flatMap(({ method }) =>
    method === 'GET' ? ['GET', 'HEAD'] : method,
  ),
  ...(correctionsAt(path)?.found ?? []).map(({ method }) => method),
];

/** What is wrong with a request that no function answers. */
export function methodNotAllowed(method: string, path: string): MethodNotAllowed | NotFound {
  const allowed = methodsAt(path);
  return allowed.length > 0
    ? new MethodNotAllowed(method, allowed)
    : new NotFound(`There is nothing at ${shortened(path)}; /openapi.json lists all paths.`);
}
