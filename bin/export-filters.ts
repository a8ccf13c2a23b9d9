import * as z from 'zod/mini';
import { BadParameters } from '../lambdas/http/problems.ts';
import { readParameters } from '../lambdas/http/read-parameters.ts';
import { quoteParameters } from '../lambdas/routes/query/parameters.ts';

/** An export has all pages in its own format, and counts nothing; these would be ignored. */
const exportParameters = z.omit(quoteParameters, { limit: true, cursor: true, format: true, facets: true });

/** The filters of an export, and what is wrong with them, in sentences. */
interface ExportFilters {
  filters: URLSearchParams;
  problems: string[];
}

/**
 * Reads the filters of an export. They are checked here, though the API checks them too, so that everything that is wrong
 * with a command is told at once.
 *
 * @param given `name=value`, as `/quotes` takes them
 */
export function filtersFrom(given: readonly string[]): ExportFilters {
  const filters = new URLSearchParams();
  const problems: string[] = [];
  for (const filter of given) {
    const at = filter.indexOf('=');
    if (at < 1) problems.push(`${filter} is no filter: write speaker=putin, from=2016-12-01.`);
    else filters.append(filter.slice(0, at), filter.slice(at + 1));
  }
  try {
    readParameters(exportParameters, filters.toString());
  } catch (error) {
    if (!(error instanceof BadParameters)) throw error;
    problems.push(error.message);
  }
  return { filters, problems };
}
