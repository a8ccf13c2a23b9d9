import { fileIdOf, type StoreCorrector } from '../store/index.ts';
import type { Announce } from './change.ts';

/**
 * Announces each correction once it is made. If that fails, the caller repeats the correction, which changes nothing.
 */
export function announcing(corrector: StoreCorrector, announce: Announce): StoreCorrector {
  const announced = async <Answer>(speaker: string, made: Promise<Answer>): Promise<Answer> => {
    const answer = await made;
    await announce({ speaker });
    return answer;
  };
  return {
    merge: (from, into) => announced(into, corrector.merge(from, into)),
    async split(id, alias) {
      const answer = await announced(id, corrector.split(id, alias));
      // The alias now belongs to another speaker.
      await announce({ speaker: alias });
      return answer;
    },
    rename: (id, name) => announced(id, corrector.rename(id, name)),
    async correctQuote(id, asked, expected) {
      const answer = await corrector.correctQuote(id, asked, expected);
      await announce({ file: fileIdOf(answer.article.id) });
      return answer;
    },
  };
}
