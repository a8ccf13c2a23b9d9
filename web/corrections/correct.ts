import { answered, api, type Quote } from '../api.ts';
import { changed } from '../changes.ts';
import { notify } from '../parts/notices.tsx';

const at = (id: string) => ({ params: { path: { id } } });

/** Makes a correction, shows a notice, and offers to undo it. @throws {ApiProblem} if it is refused */
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

/** Merges `from` into `into`. */
export const mergeSpeakers = (into: Named, from: Named) =>
  made(
    `${from.name} was merged into ${into.name}.`,
    () => merge(into.id, from.id),
    () => split(into.id, from.id),
  );

/** Splits `alias` from `speaker`. */
export const splitSpeaker = (speaker: Named, alias: Named) =>
  made(
    `${alias.name} is now a different speaker from ${speaker.name}.`,
    () => split(speaker.id, alias.id),
    () => merge(speaker.id, alias.id),
  );

/** Sets the name of a speaker. */
export const renameSpeaker = ({ id, name: before }: Named, name: string) =>
  made(
    `${before} was renamed to ${name}.`,
    () => answered(api.PUT('/speakers/{id}/name', { ...at(id), body: { name } })),
    () => answered(api.DELETE('/speakers/{id}/name', at(id))),
  );

/** Resets the name of a speaker to the one in articles. */
export const unnameSpeaker = ({ id, name }: Named) =>
  made(`${name} has the name from the articles again.`, () =>
    answered(api.DELETE('/speakers/{id}/name', at(id))),
  );

/** The corrected speaker of a quote, or that it is no quote. */
export type Verdict = { speaker: string | null } | { speakerName: string } | { quote: false };

/** The verdict of a quote's correction; undefined if it has none. */
function verdictOf({ correction, speaker }: Quote): Verdict | undefined {
  if (!correction) return undefined;
  return correction.verdict === 'rejected' ? { quote: false } : { speaker: speaker.id };
}

/** A precondition: the quote still has this correction, or none. Of two concurrent corrections the second is refused. */
const ifStill = (revision: number | undefined) =>
  revision === undefined ? { 'If-None-Match': '*' as const } : { 'If-Match': `"${revision}"` };

/** @returns the revision of the correction */
async function put(id: string, verdict: Verdict, before: number | undefined): Promise<number | undefined> {
  const params = { path: { id }, header: ifStill(before) };
  const { correction } = await answered(api.PUT('/quotes/{id}/correction', { params, body: verdict }));
  return correction?.revision;
}

/** @param revision of the correction to remove */
const takeBack = (id: string, revision: number | undefined) =>
  answered(
    api.DELETE('/quotes/{id}/correction', {
      params: { path: { id }, header: { 'If-Match': revision === undefined ? '*' : `"${revision}"` } },
    }),
  );

/**
 * Corrects a quote's speaker, or rejects the quote. Undoing it restores the correction before it, or else what the engine
 * found.
 *
 * @param whose the name for the notice
 * @throws {ApiProblem} with status 412 if somebody else corrected it meanwhile
 */
export async function correctQuote(quote: Quote, verdict: Verdict, whose: string): Promise<void> {
  const { id, correction } = quote;
  const before = verdictOf(quote);
  let revision: number | undefined;
  await made(
    'quote' in verdict ? 'Marked as not a quote.' : `Attributed to ${whose}.`,
    async () => {
      revision = await put(id, verdict, correction?.revision);
    },
    () => (before ? put(id, before, revision) : takeBack(id, revision)),
  );
}

/** Removes the correction of a quote. @throws {ApiProblem} as `correctQuote` does */
export const uncorrectQuote = (quote: Quote) => {
  const { id, correction } = quote;
  const before = verdictOf(quote);
  return made(
    'The correction was removed.',
    () => takeBack(id, correction?.revision),
    before && (() => put(id, before, undefined)),
  );
};
