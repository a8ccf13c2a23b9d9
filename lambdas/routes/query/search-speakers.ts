import { MAX_MATCHED_PERSONAS } from '../limits.ts';
import { speakerResource } from '../resources.ts';
import { askIndex } from './ask-index.ts';
import { type Archive, nextPage, type Paged, type ParsedRequest, placeIn } from './endpoint.ts';

/** The speakers that most likely match the words of a name. */
export async function speakersFound(archive: Archive, question: ParsedRequest<Paged>, words: string) {
  const { limit } = question.parameters;
  const { skip = 0 } = placeIn(question);
  const personas = await askIndex(archive, (index) => index.personas(words, MAX_MATCHED_PERSONAS));
  const found = await archive.store.speakersByPersona(personas);
  const speakers = personas.flatMap((persona) => found.get(persona) ?? []);
  const different = [...new Map(speakers.map((speaker) => [speaker.id, speaker])).values()];
  const place = different.length > skip + limit ? { skip: skip + limit } : undefined;
  return {
    items: different.slice(skip, skip + limit).map(speakerResource),
    ...nextPage(question, place),
  };
}
