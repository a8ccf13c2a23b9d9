import type { Span, Speaker } from '../../model/attribution.ts';
import { pronounClass } from '../candidates/pair-features.ts';
import { phraseIn } from '../candidates/phrases.ts';
import {
  ANOTHER,
  ATTACKERS,
  BEHIND_NAME,
  NAMELESS_LABEL,
  OWN_WORD,
  PEOPLE_OF_ONE,
  RELATIVE_PRONOUN,
  SPEAKS_FOR,
  TEAM_OF_ONE,
} from '../language/index.ts';
import { CONSTRUCT } from '../layout/construct.ts';
import { bodyAgain, bodyIn, officeBody } from '../names/bodies.ts';
import type { Entity } from '../names/clusters.ts';
import { NAMING } from '../names/labels.ts';
import type { NameMention } from '../names/names.ts';
import { firstEndingAfter } from '../spans.ts';
import { askedBy, briefAnswer, turnedFrom } from './asked.ts';
import { type Context, type Resolved, wordsOf } from './context.ts';
import { aroundI, aroundWe, groupBefore, isStrangerHere, severalBefore, unknownBefore } from './going-on.ts';
import { headName } from './head-name.ts';
import { initialled, interviewed, introducedAfter } from './introduced.ts';
import { namesakeOf } from './namesakes.ts';
import { countrymanBefore, newcomerBefore, parentBefore } from './newcomers.ts';
import { mayBe, otherOfTwo, relativeBefore } from './other-of-two.ts';
import { reportOfIt } from './reported.ts';
import { sourceTogether } from './source-together.ts';
import type { Named } from './together.ts';
import { tornBetween } from './torn.ts';

/**
 * One way to find the speaker of an attribution. Returns a speaker, null if there is certainly none, or undefined if it
 * has no answer.
 *
 * @param answerOf the answer for another attribution
 */
type FindSpeaker = (
  context: Context,
  index: number,
  answerOf: (index: number) => Resolved | null,
) => Resolved | null | undefined;

/** The passes, in order: the first that has an answer decides. */
export const PASSES = {
  /**
   * Quoted words that continue another attribution have its speaker, unless they call that by name; so has `I` in
   * somebody's turn.
   */
  continued: (context, index, answerOf) => {
    const { continues } = context.tagged[index]!;
    if (continues !== undefined) return turnedFrom(context, index, answerOf(continues), answerOf);
    const around = aroundI(context, index);
    const speaker = around === undefined ? null : answerOf(around);
    return speaker?.name == null ? undefined : { ...speaker, resolution: 'pronoun' };
  },
  /** The answer to a question: whoever was asked. */
  asked: (context, index, answerOf) => {
    const { answers } = context.tagged[index]!;
    if (answers === undefined) return undefined;
    const asker = answerOf(answers);
    const entity = askedBy(context, index, asker);
    if (!entity) return briefAnswer(context, index, asker);
    return alone(entity, 'pronoun', SEVERAL_SHARE, context.mentions[entity.mentions[0]!]);
  },
  /** `Ada Finch and Ed Hall said`: everyone whom the source names, if the network chose one of them. */
  together: (context, index) => {
    const entities = sourceTogether(context, index);
    return entities.length < 2 ? undefined : severally(context, index, entities, 'name');
  },
  /** `they`, right after people who speak together, and `we` in their words. */
  group: (context, index, answerOf) => {
    const before = groupBefore(context, index) ?? aroundWe(context, index);
    const answer = before === undefined ? null : answerOf(before);
    const [{ entity }] = context.ranked[index]!;
    if (answer && answer.entities.length > 1)
      return entity && !answer.entities.includes(entity) ? undefined : { ...answer, resolution: 'pronoun' };
    const several = severalBefore(context, index);
    if (several && (!entity || several.entities.includes(entity))) {
      const { entities } = several;
      const mention = context.mentions[firstEndingAfter(context.mentions, several.start)];
      return {
        name: joinedName(entities),
        entities,
        resolution: 'description',
        share: SEVERAL_SHARE,
        mention,
      };
    }
    const torn = tornBetween(context, index);
    return torn && severally(context, index, torn, 'description');
  },
  /** `the German government`, `Hall's campaign`, `the campaign` of Hall: neither Germany nor Hall. */
  body: (context, index) => {
    const [source, other] = context.tagged[index]!.source;
    if (!source || other) return undefined;
    const { text } = context.document;
    if (TEAM_OF_ONE.test(text.slice(source.start, source.end))) return somebody(UNKNOWN);
    const names = context.namesIn(source);
    const named = bodyIn(text, source, names) ?? officeBody(text, source, names);
    // `the administration`, which the network takes for its owner, or for somebody else who is none
    const { entity: linked } = context.ranked[index]![0];
    const own = context.ranked[index]!.find(({ entity }) => entity?.type === 'person');
    if (own && OWN_WORD.test(wordsOf(text, [source, ...context.tagged[index]!.cue])))
      return alone(own.entity!, 'pronoun', own.share, own.mention);
    const body = named ?? bodyAgain(text, source, context.bodies, linked);
    if (!body) return undefined;
    const nobody = context.ranked[index]!.find(({ entity }) => entity === undefined)?.share ?? 0;
    const { name, mention } = body;
    if (mention?.type === 'person' && PEOPLE_OF_ONE.test(body.noun)) return somebody(UNKNOWN);
    const resolution = named ? 'name' : 'description';
    return { name, mention, entities: [], resolution, share: 1 - nobody, type: 'organisation' };
  },
  /** A source that is a person's name, with titles before it or additions after it, refers to that person. */
  named: (context, index) => {
    const { source: spans, construct } = context.tagged[index]!;
    const [source, other] = spans;
    const bearer = initialled(context, index);
    if (bearer) return alone(bearer, 'name', NAMED, context.mentions[bearer.mentions[0]!]);
    const { text } = context.document;
    const own = source ? context.namesIn(source) : [];
    // a line above what somebody wrote ends with the name: `Harbour chief executive Ada Low`
    const introduced = construct === CONSTRUCT.block ? own.at(-1) : undefined;
    const isIntroduced = introduced && isIntroducing(text, source!, introduced);
    const isLabel = construct !== undefined && NAMING.has(construct);
    const person = isLabel ? own.find(({ entity }) => entity.type === 'person') : undefined;
    const head = isIntroduced ? introduced : ((source && headName(text, source, own)) ?? person);
    if (!source || !head || other) return undefined;
    const { mention, entity } = namesakeOf(context, head) ?? head;
    const added = text.slice(mention.end, source.end);
    if (!(isLabel ? entity.type !== 'place' : isName(entity, mention, added))) return undefined;
    const known = context.ranked[index]!.find((one) => one.entity === entity);
    const share = Math.max(known?.share ?? 0, entity.type === 'person' || isLabel ? NAMED : 0);
    return alone(entity, resolutionOf(context, index, entity), share, mention);
  },
  /** `The gunman`, if the text says who that is, and of nobody else that he is one. */
  identified: ({ document, tagged, attackers, mentions }, index) => {
    const [source, other] = tagged[index]!.source;
    const [attacker, another] = attackers;
    if (!source || other || !attacker || another) return undefined;
    const { head, first } = phraseIn(document, source);
    if (!ATTACKERS.has(head) || ANOTHER.has(document.tokens[first]!.lower)) return undefined;
    return alone(attacker, 'description', NAMED, mentions[attacker.mentions[0]!]);
  },
  /** `The gunman shouted …. “…,” he said`: somebody about whom nothing else is known is nobody who was named before. */
  unknown: (context, index, answerOf) => {
    const { construct, source } = context.tagged[index]!;
    if (construct === CONSTRUCT.question) return null;
    if (construct === CONSTRUCT.turn && NAMELESS_LABEL.test(wordsOf(context.document.text, source)))
      return somebody(UNKNOWN);
    if (isStrangerHere(context, index)) return somebody(UNKNOWN);
    const before = unknownBefore(context, index);
    const answer = before === undefined ? null : answerOf(before);
    if (!answer) return undefined;
    const isPronoun = pronounClass(wordsOf(context.document.text, context.tagged[index]!.source)) > 0;
    const resolution = answer.name === null ? 'unnamed' : isPronoun ? 'pronoun' : 'description';
    return { ...answer, resolution };
  },
  /**
   * `The mayor`, `the mother of two`, `her husband`, if the network knows nobody who is meant and the text says so of one
   * person alone; `the Norwegian`, also if it knows a people; `he` after one of these.
   */
  described: (context, index, answerOf) => {
    const { document, tagged, ranked, holders, mentions } = context;
    const [source, other] = tagged[index]!.source;
    const likely = ranked[index]![0].entity;
    const relative = likely ? undefined : relativeBefore(context, index);
    const answer = relative === undefined ? null : answerOf(relative);
    if (answer && mayBe(context, index, answer)) return { ...answer, resolution: 'pronoun' };
    if (!source || other || (likely && likely.type !== 'group')) return undefined;
    const entity =
      countrymanBefore(context, index) ??
      (likely
        ? undefined
        : (holders.only(document, source) ??
          parentBefore(context, index) ??
          otherOfTwo(context, index, index > 0 ? answerOf(index - 1) : null)));
    return entity && alone(entity, 'description', DESCRIBED_SHARE, mentions[entity.mentions[0]!]);
  },
  /** `The ministry said that it plans to stay`: the body that reports it. */
  reported: (context, index, answerOf) => {
    const report = context.ranked[index]![0].entity ? undefined : reportOfIt(context, index);
    const answer = report === undefined ? null : answerOf(report);
    const isPerson = answer?.entities.some(({ type }) => type === 'person');
    return !answer || answer.name === null || isPerson ? undefined : { ...answer, resolution: 'pronoun' };
  },
  /** `A spokesman for Hall`, whom the text names next, and whoever answers in an interview. */
  introduced: (context, index) => {
    const [{ entity }] = context.ranked[index]!;
    const answering = interviewed(context, index);
    const found = answering ?? introducedAfter(context, index);
    if (!found || (!answering && entity && entity !== found.entity)) return undefined;
    return alone(found.entity, 'description', SEVERAL_SHARE, found.mention);
  },
  /**
   * `He`, or a quotation without a tag, right after a sentence about or to somebody whom the network knows less well than
   * others.
   */
  newcomer: (context, index) => {
    const [{ entity: likely }] = context.ranked[index]!;
    const one = likely && newcomerBefore(context, index);
    if (!one || likely === one.entity) return undefined;
    return alone(one.entity, 'pronoun', DESCRIBED_SHARE, one.mention);
  },
  /** The entity that the network resolves the source to, or the position of words without a source. */
  linked: (context, index) => {
    const [{ entity, share, mention }] = context.ranked[index]!;
    return entity && alone(entity, resolutionOf(context, index, entity), share, mention);
  },
  /** Somebody whom the text doesn't name, or nobody if it doesn't even describe them. */
  unnamed: ({ tagged, ranked }, index) => {
    if (tagged[index]!.source.length === 0) return null;
    return somebody(ranked[index]![0].share);
  },
} satisfies Record<string, FindSpeaker>;

/** One speaker whom the text names. */
function alone(
  entity: Entity,
  resolution: Speaker['resolution'],
  share: number,
  mention: NameMention | undefined,
): Resolved {
  return { name: entity.name, entities: [entity], resolution, share, mention };
}

/** Several speakers, as probable as all of them are to the network. */
function severally(
  { ranked, mentions }: Context,
  index: number,
  entities: readonly Entity[],
  resolution: Speaker['resolution'],
): Resolved {
  const share = ranked[index]!.reduce(
    (sum, { entity, share: own }) => sum + (entity && entities.includes(entity) ? own : 0),
    0,
  );
  const mention = mentions[entities[0]!.mentions[0]!];
  return { name: joinedName(entities), entities, resolution, share, mention };
}

/** Somebody whom the text doesn't name. */
function somebody(share: number): Resolved {
  return { name: null, entities: [], resolution: 'unnamed', share, mention: undefined };
}

const joinedName = (entities: readonly Entity[]): string => entities.map(({ name }) => name).join(' and ');

/** Whether a source ends with a person's name that tells who it is: not `a spokesman for Ada Low`. */
const isIntroducing = (text: string, source: Span, { mention, entity }: Named): boolean =>
  entity.type === 'person' &&
  mention.end === source.end &&
  !SPEAKS_FOR.test(text.slice(source.start, mention.from));

/** Initials, whose name the network may know. */
const INITIALS = /^\p{Lu}{2,4}$/u;

/** Whether a name with its additions is a source by itself. An organisation may be added to anything but itself. */
function isName({ type, name }: Entity, { printed }: NameMention, added: string): boolean {
  if (type === 'person') return BEHIND_NAME.test(added);
  return type === 'organisation' && added === '' && !(INITIALS.test(printed) && printed === name);
}

/** The least probability that is then assumed. */
const NAMED = 0.9;
/** The probability that several persons are those who were named together last. */
const SEVERAL_SHARE = 0.7;
/** The probability that somebody is whom the text describes with the same noun. */
const DESCRIBED_SHARE = 0.8;
/** The probability that a pronoun refers to somebody new in its sentence. */
const UNKNOWN = 0.8;

export type Pass = keyof typeof PASSES;

function resolutionOf(
  { document: { text }, tagged, namesIn }: Context,
  index: number,
  entity: Entity,
): Speaker['resolution'] {
  const { source } = tagged[index]!;
  const words = wordsOf(text, source);
  if (source.length === 0 || pronounClass(words) > 0 || RELATIVE_PRONOUN.test(words)) return 'pronoun';
  const inside = source.flatMap(namesIn).filter((one) => one.entity === entity);
  if (inside.length === 0) return 'description';
  const name = entity.name.toLowerCase();
  return inside.some(({ mention }) => mention.printed.toLowerCase() === name) ? 'name' : 'surname';
}
