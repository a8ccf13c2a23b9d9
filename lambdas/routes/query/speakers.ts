import {
  SpeakerPage,
  SpeakerWithAliases,
  speakerResource,
  speakerWithAliasesResource,
} from '../resources.ts';
import { endpoint, found, nextPage, pageAt, placeAfter, placeIn } from './endpoint.ts';
import { noParameters, speakerParameters } from './parameters.ts';

export const speakerEndpoints = [
  endpoint({
    path: '/speakers',
    operation: 'listSpeakers',
    summary: 'Speakers whose name, or a later part of it, begins so.',
    parameters: speakerParameters,
    answer: SpeakerPage,
    async find(question, { store }) {
      const page = await store.speakersByName(question.parameters.name, pageAt(question, placeIn(question)));
      return { items: page.items.map(speakerResource), ...nextPage(question, placeAfter(page)) };
    },
  }),

  endpoint({
    path: '/speakers/{id}',
    operation: 'getSpeaker',
    summary: 'One speaker, by their id or that of any name of theirs, with all names they are quoted under.',
    parameters: noParameters,
    answer: SpeakerWithAliases,
    async find({ id }, { store }) {
      const speaker = await store.speakerWithAliases(id);
      return speakerWithAliasesResource(
        found(speaker, 'speaker', id, '/speakers?name= finds names by how they begin'),
      );
    },
  }),
];
