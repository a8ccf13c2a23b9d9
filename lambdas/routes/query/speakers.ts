import { badParameter } from '../../http/problems.ts';
import {
  SpeakerPage,
  SpeakerWithAliases,
  speakerResource,
  speakerWithAliasesResource,
} from '../resources.ts';
import { endpoint, found, nextPage, pageAt, placeAfter, placeIn } from './endpoint.ts';
import { noParameters, speakerParameters } from './parameters.ts';
import { speakersFound } from './search-speakers.ts';

export const speakerEndpoints = [
  endpoint({
    path: '/speakers',
    operation: 'listSpeakers',
    summary: 'Speakers whose name, or a later part of it, has this beginning, or who best match words.',
    parameters: speakerParameters,
    answer: SpeakerPage,
    rows: 'items',
    async find(question, archive) {
      const { name, q } = question.parameters;
      if (q !== undefined && name === undefined) return speakersFound(archive, question, q);
      if (name === undefined || q !== undefined) {
        throw badParameter('name', 'Give either name, how a name begins, or q, words of a name.');
      }
      const page = await archive.store.speakersByName(name, pageAt(question, placeIn(question)));
      return { items: page.items.map(speakerResource), ...nextPage(question, placeAfter(page)) };
    },
  }),

  endpoint({
    path: '/speakers/{id}',
    operation: 'getSpeaker',
    summary: 'One speaker, by any of their ids, with all names under which they are quoted.',
    parameters: noParameters,
    answer: SpeakerWithAliases,
    async find({ id }, { store }) {
      const speaker = await store.speakerWithAliases(id);
      return speakerWithAliasesResource(
        found(speaker, 'speaker', id, '/speakers?name= finds names by their beginning'),
      );
    },
  }),
];
