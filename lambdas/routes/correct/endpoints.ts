import * as z from 'zod/mini';
import { pathFinder } from '../../http/paths.ts';
import { SpeakerWithAliases, speakerWithAliasesResource } from '../resources.ts';
import { mergeBody, nameBody, splitBody } from './bodies.ts';
import { correction } from './correction.ts';

/** All that can be corrected. */
export const corrections = [
  correction({
    method: 'POST',
    path: '/speakers/{id}/merge',
    operation: 'mergeSpeaker',
    summary: 'Makes another speaker, with all their names, this one.',
    body: mergeBody,
    refusals: [409],
    answer: SpeakerWithAliases,
    make: async ({ id, body }, corrector) => speakerWithAliasesResource(await corrector.merge(body.from, id)),
  }),

  correction({
    method: 'POST',
    path: '/speakers/{id}/split',
    operation: 'splitSpeaker',
    summary: 'Takes a name out of this speaker: whoever bears it is somebody else.',
    body: splitBody,
    refusals: [409, 422],
    answer: z
      .object({ speakers: z.array(SpeakerWithAliases) })
      .check(z.describe('Who was taken out, and who is left.')),
    async make({ id, body }, corrector) {
      const speakers = await corrector.split(id, body.alias);
      return { speakers: speakers.map(speakerWithAliasesResource) };
    },
  }),

  correction({
    method: 'PUT',
    path: '/speakers/{id}/name',
    operation: 'nameSpeaker',
    summary: 'Says what this speaker is called.',
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
    summary: 'Takes back what was said of what this speaker is called.',
    body: undefined,
    refusals: [],
    answer: SpeakerWithAliases,
    make: async ({ id }, corrector) => speakerWithAliasesResource(await corrector.rename(id, undefined)),
  }),
];

/** The corrections at a path, one for each method, and the id in it. */
export const correctionsAt = pathFinder(corrections);
