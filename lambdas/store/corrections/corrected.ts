import type { QuotedPersona, StoredQuote, Verdict } from '../../model/stored.ts';
import { type CorrectionItem, correctionOf } from '../table/correction-item.ts';

/** The speaker of a quote according to a correction. */
function speakerBy(said: Verdict, before: QuotedPersona): QuotedPersona {
  if (said.verdict === 'rejected') return before;
  if (said.verdict === 'unnamed') {
    return {
      persona: null,
      name: null,
      type: 'unnamed',
      roles: [],
      gender: null,
      description: before.description ?? (before.words || null),
      words: before.words,
      resolution: 'unnamed',
      confidence: 1,
    };
  }
  const { persona, name, type, gender } = said;
  const isSame = persona === before.persona;
  return {
    persona,
    name,
    type,
    roles: isSame ? before.roles : [],
    gender,
    description: null,
    words: before.words,
    resolution: isSame ? before.resolution : null,
    confidence: 1,
  };
}

/** A quote with its correction applied; as the article has it if there is no correction or it was reverted. */
export function corrected(quote: StoredQuote, item: CorrectionItem | undefined): StoredQuote {
  const { correction, ...plain } = quote;
  const before = correction?.before ?? quote.speaker;
  if (!item?.said) return { ...plain, speaker: before };
  const { said, at, revision } = item;
  return {
    ...plain,
    speaker: speakerBy(said, before),
    correction: { verdict: said.verdict, at, revision, key: correctionOf(item), before },
  };
}

/** Whether two verdicts say the same. */
export function isSameVerdict(one: Verdict | undefined, other: Verdict | undefined): boolean {
  if (one?.verdict !== other?.verdict) return false;
  return one?.verdict !== 'speaker' || other?.verdict !== 'speaker' || one.persona === other.persona;
}
