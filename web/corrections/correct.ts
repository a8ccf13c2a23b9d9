import { answered, api, type Quote } from '../api.ts';
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

/** Whose a quote is, or that it is none. */
export type Verdict = { speaker: string | null } | { speakerName: string } | { quote: false };

/** Asks that the quote be as it was shown: of two who correct it at once the second is told. */
const asShown = ({ id, correction }: Quote) => ({
  params: {
    path: { id },
    header: correction ? { 'If-Match': `"${correction.revision}"` } : { 'If-None-Match': '*' as const },
  },
});

/** @param revision of the correction to take back */
const takeBack = (id: string, revision: number | undefined) =>
  answered(
    api.DELETE('/quotes/{id}/correction', {
      params: { path: { id }, header: { 'If-Match': revision === undefined ? '*' : `"${revision}"` } },
    }),
  );

/**
 * Says whose a quote is, or that it is none. Taking it back leads to what the article alone gives.
 *
 * @param whose name to tell
 * @throws {ApiProblem} with status 412 when somebody else corrected it meanwhile
 */
export async function correctQuote(quote: Quote, verdict: Verdict, whose: string): Promise<void> {
  let revision: number | undefined;
  await made(
    'quote' in verdict ? 'It is no quote any more.' : `It is said by ${whose} now.`,
    async () => {
      const corrected = await answered(
        api.PUT('/quotes/{id}/correction', { ...asShown(quote), body: verdict }),
      );
      revision = corrected.correction?.revision;
    },
    () => takeBack(quote.id, revision),
  );
}

/** Takes back what was said of a quote. @throws {ApiProblem} as `correctQuote` does */
export const uncorrectQuote = (quote: Quote) =>
  made('The quote is as the article alone gives it.', () => takeBack(quote.id, quote.correction?.revision));
