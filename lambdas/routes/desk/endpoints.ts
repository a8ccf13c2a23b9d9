import * as z from 'zod/mini';
import { pathFinder } from '../../http/paths.ts';
import { NotFound } from '../../http/problems.ts';
import { operationOn } from '../operation.ts';
import type { Desk } from './desk.ts';
import { DeadLetterList, Explanation } from './resources.ts';

const deskOperation = operationOn<Desk>();

/** All operations of the desk. */
export const deskOperations = [
  deskOperation({
    method: 'GET',
    path: '/quotes/{id}/explanation',
    operation: 'explainQuote',
    summary: 'Why this quote has its speaker.',
    answer: Explanation,
    async make({ id }, { explain }) {
      const explanation = await explain(id);
      if (explanation) return explanation;
      throw new NotFound(
        `There is no quote '${id}'; a new version of its article may have given it another id.`,
      );
    },
  }),

  deskOperation({
    method: 'GET',
    path: '/dead-letters',
    operation: 'listDeadLetters',
    summary: 'Files that failed too often, oldest first.',
    answer: DeadLetterList,
    make: (_, { deadLetters }) => deadLetters.list(),
  }),

  deskOperation({
    method: 'POST',
    path: '/dead-letters/{id}/retry',
    operation: 'retryDeadLetter',
    summary: 'Retries a file that was given up.',
    answer: z.object({ id: z.string(), status: z.literal('queued') }),
    async make({ id }, { deadLetters }) {
      if (await deadLetters.retry(id)) return { id, status: 'queued' as const };
      throw new NotFound(`There is no dead letter '${id}'; it may have been retried already.`);
    },
  }),
];

/** The operations at a path, one for each method, and the id in the path. */
export const deskOperationsAt = pathFinder(deskOperations);
