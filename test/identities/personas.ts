import {
  type Evidence,
  evidenceOf,
  fieldOf,
  join,
  type Persona,
  personaId,
  type SeenSpeaker,
  whoIsWho,
} from '../../lambdas/identities/index.ts';
import { nameId } from '../../lambdas/store/table/names.ts';

export interface Seen extends Partial<SeenSpeaker> {
  name: string;
  /** Names quoted in the same article. */
  beside?: string[];
  day?: string;
  /** Attributions in the article. */
  quotes?: number;
}

/** The personas of articles that each show one of these, as the store would keep them. */
export function personasOf(articles: readonly Seen[]): Persona[] {
  const personas = new Map<string, { evidence: Evidence; quotes: number }>();
  for (const [index, { beside = [], day = '2020-05-01', quotes = 1, ...seen }] of articles.entries()) {
    const speaker: SeenSpeaker = { type: 'person', roles: [], gender: null, ...seen };
    const id = personaId(nameId(speaker.name), fieldOf(speaker));
    const evidence = evidenceOf(speaker, { day, article: `a${index}`, others: beside.map(nameId) });
    const known = personas.get(id);
    personas.set(id, {
      evidence: known ? join(known.evidence, evidence) : evidence,
      quotes: (known?.quotes ?? 0) + quotes,
    });
  }
  return [...personas].map(([id, { evidence, quotes }]) => ({
    id,
    evidence,
    log2Quotes: Math.floor(Math.log2(quotes)),
  }));
}

/** The ids of the speakers that articles are about, each with its personas' names. */
export const speakersOf = (...articles: Seen[]): string[] =>
  whoIsWho(personasOf(articles)).map(({ id }) => id);
