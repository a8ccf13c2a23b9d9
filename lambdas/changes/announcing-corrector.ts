import { fileIdOf, type StoreCorrector, Uncorrectable } from '../store/index.ts';
import type { Announce } from './change.ts';

/** The same correction may have been made before. */
const isMadeAlready = (error: unknown) =>
  error instanceof Uncorrectable && (error.reason === 'same-speaker' || error.reason === 'not-an-alias');

/**
 * Announces each correction once it is made. If the announcement fails, the caller repeats the request: a correction that
 * is refused because it was made already is announced again.
 */
export function announcing(corrector: StoreCorrector, announce: Announce): StoreCorrector {
  async function announced<Answer>(speakers: readonly string[], made: Promise<Answer>): Promise<Answer> {
    const announceAll = async () => {
      for (const speaker of speakers) await announce({ speaker });
    };
    const answer = await made.catch(async (error) => {
      if (isMadeAlready(error)) await announceAll();
      throw error;
    });
    await announceAll();
    return answer;
  }
  return {
    merge: (from, into) => announced([into], corrector.merge(from, into)),
    // The alias now belongs to another speaker.
    split: (id, alias) => announced([id, alias], corrector.split(id, alias)),
    rename: (id, name) => announced([id], corrector.rename(id, name)),
    async correctQuote(id, asked, expected) {
      const answer = await corrector.correctQuote(id, asked, expected);
      await announce({ file: fileIdOf(answer.article.id) });
      return answer;
    },
  };
}
