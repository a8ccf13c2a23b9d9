import { answered, api } from '../api.ts';
import { changed } from '../changes.ts';
import { notify } from '../parts/notices.tsx';

const at = (id: string) => ({ params: { path: { id } } });

/** Makes a correction, says so, and offers to take it back. @throws {ApiProblem} when it is refused */
async function made(words: string, correct: () => Promise<unknown>, undo?: () => Promise<unknown>) {
  await correct();
  changed();
  notify({
    words,
    ...(undo && {
      undo: async () => {
        await undo();
        changed();
      },
    }),
  });
}

interface Named {
  id: string;
  name: string;
}

const merge = (into: string, from: string) =>
  answered(api.POST('/speakers/{id}/merge', { ...at(into), body: { from } }));

const split = (id: string, alias: string) =>
  answered(api.POST('/speakers/{id}/split', { ...at(id), body: { alias } }));

/** All of `from` becomes `into`. */
export const mergeSpeakers = (into: Named, from: Named) =>
  made(
    `${from.name} and ${into.name} are one speaker now.`,
    () => merge(into.id, from.id),
    () => split(into.id, from.id),
  );

/** `alias` is not `speaker`, but somebody else. */
export const splitSpeaker = (speaker: Named, alias: Named) =>
  made(
    `${alias.name} is somebody else than ${speaker.name} now.`,
    () => split(speaker.id, alias.id),
    () => merge(speaker.id, alias.id),
  );

/** What a speaker is called. */
export const renameSpeaker = ({ id, name: before }: Named, name: string) =>
  made(
    `${before} is called ${name} now.`,
    () => answered(api.PUT('/speakers/{id}/name', { ...at(id), body: { name } })),
    () => answered(api.DELETE('/speakers/{id}/name', at(id))),
  );

/** A speaker is called again what articles call them. */
export const unnameSpeaker = ({ id, name }: Named) =>
  made(`${name} is called by the articles’ name again.`, () =>
    answered(api.DELETE('/speakers/{id}/name', at(id))),
  );
