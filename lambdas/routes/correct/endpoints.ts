import * as z from 'zod/mini';
import { pathFinder } from '../../http/paths.ts';
import { badParameter } from '../../http/problems.ts';
import { described } from '../../http/schemas.ts';
import type { QuoteAssignment, StoreCorrector } from '../../store/index.ts';
import { operationOn } from '../operation.ts';
import { Quote, quoteResource, SpeakerWithAliases, speakerWithAliasesResource } from '../resources.ts';
import { mergeBody, nameBody, quoteBody, splitBody } from './bodies.ts';

const correction = operationOn<StoreCorrector>();

/** The requested verdict on a quote. @throws {BadParameters} if there is none, or more than one */
function askedBy({ speaker, speakerName, quote }: z.output<typeof quoteBody>): QuoteAssignment {
  const said: QuoteAssignment[] = [];
  if (speaker === null) said.push({ verdict: 'unnamed' });
  else if (speaker !== undefined) said.push({ speaker });
  if (speakerName !== undefined) said.push({ speakerName });
  if (quote !== undefined) said.push({ verdict: 'rejected' });
  const [asked] = said;
  if (asked && said.length === 1) return asked;
  const allowed = Object.keys(quoteBody.shape);
  throw badParameter('body', `Send one of ${allowed.join(', ')}, not ${said.length}.`, allowed);
}

/** All corrections. */
export const corrections = [
  correction({
    method: 'POST',
    path: '/speakers/{id}/merge',
    operation: 'mergeSpeaker',
    summary: 'Merges another speaker, with all their names, into this one.',
    body: mergeBody,
    refusals: [409],
    answer: SpeakerWithAliases,
    make: async ({ id, body }, corrector) => speakerWithAliasesResource(await corrector.merge(body.from, id)),
  }),

  correction({
    method: 'POST',
    path: '/speakers/{id}/split',
    operation: 'splitSpeaker',
    summary: 'Separates a name from this speaker: it becomes another speaker.',
    body: splitBody,
    refusals: [409, 422],
    answer: described(
      z.object({ speakers: z.array(SpeakerWithAliases) }),
      'The separated speaker, and the remaining one.',
    ),
    async make({ id, body }, corrector) {
      const speakers = await corrector.split(id, body.alias);
      return { speakers: speakers.map(speakerWithAliasesResource) };
    },
  }),

  correction({
    method: 'PUT',
    path: '/speakers/{id}/name',
    operation: 'nameSpeaker',
    summary: 'Sets the name of this speaker.',
    body: nameBody,
    refusals: [422],
    answer: SpeakerWithAliases,
    make: async ({ id, body }, corrector) =>
      speakerWithAliasesResource(await corrector.rename(id, body.name)),
  }),

  correction({
    method: 'DELETE',
    path: '/speakers/{id}/name',
    operation: 'unnameSpeaker',
    summary: 'Reverts the name of this speaker.',
    answer: SpeakerWithAliases,
    make: async ({ id }, corrector) => speakerWithAliasesResource(await corrector.rename(id, undefined)),
  }),

  correction({
    method: 'PUT',
    path: '/quotes/{id}/correction',
    operation: 'correctQuote',
    summary: 'Assigns this quote to a speaker, or rejects it.',
    body: quoteBody,
    refusals: [409, 412, 422],
    answer: Quote,
    make: async ({ id, body, expected }, corrector) =>
      quoteResource(await corrector.correctQuote(id, askedBy(body), expected)),
  }),

  correction({
    method: 'DELETE',
    path: '/quotes/{id}/correction',
    operation: 'uncorrectQuote',
    summary: 'Reverts the correction of this quote.',
    refusals: [409, 412],
    answer: Quote,
    make: async ({ id, expected }, corrector) =>
      quoteResource(await corrector.correctQuote(id, undefined, expected)),
  }),
];

/** The corrections at a path, one for each method, and the id in the path. */
export const correctionsAt = pathFinder(corrections);
