import { endpoint, found, nextPage, pageAt, placeAfter, placeIn } from './endpoint.ts';
import { noParameters, speakerParameters } from './parameters.ts';
import { Speaker, SpeakerPage, speakerResource } from './resources.ts';

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
    summary: 'One speaker.',
    parameters: noParameters,
    answer: Speaker,
    async find({ id }, { store }) {
      return speakerResource(
        found(await store.speaker(id), 'speaker', id, '/speakers?name= finds names by how they begin'),
      );
    },
  }),
];
