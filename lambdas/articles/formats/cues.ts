import { type Article, UnreadableArticle } from '../article.ts';
import { cleanText } from '../clean-text.ts';
import { knownFacts } from '../facts.ts';
import { textOfMarkup } from '../markup-text.ts';

const TIMING =
  /^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*(?:-->|,)\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})/;
const VOICE = /^<v(?:\.[^\s<>]{1,40})?\s([^<>]{1,100})>/;
/** `ADA BYRON: Good evening.`, `>> Ada: Good evening.` */
const TURN = /^(?:>>+\s*|-\s+)?(\p{Lu}[\p{L}\p{M}.'’ -]{0,40}):\s+(?=\S)/u;

/** Seconds of silence after which the end of a sentence ends the paragraph. */
const PAUSE = 2;
const LONG_PARAGRAPH = 600;

interface Cue {
  start: number;
  end: number;
  speaker?: string;
  /** Whether another speaker begins. */
  isTurn: boolean;
  words: string;
  /** The last line of them. */
  tail: string;
}

/** What one line or more of a cue say. */
type Turn = Pick<Cue, 'speaker' | 'isTurn' | 'words' | 'tail'>;

/** The timing line of SubViewer (SBV), which YouTube gives. */
const SBV = /^\d{1,2}:\d{2}:\d{2}\.\d{3},\d{1,2}:\d{2}:\d{2}\.\d{3}\s*$/;

/** Whether a text is subtitles: WebVTT by its signature, SubRip (SRT) by a number and a timing line, SubViewer by a timing line. */
export function isSubtitles(head: string): boolean {
  const start = head
    .slice(0, 2000)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(start)) return true;
  const [first, second] = start.split(/\r?\n/, 2);
  return (/^\d{1,6}\s*$/.test(first ?? '') && TIMING.test(second ?? '')) || SBV.test(first ?? '');
}

/**
 * Converts subtitles to text without times: a paragraph for each voice, `Name: …` if the file names it.
 *
 * @throws UnreadableArticle `no-text`
 */
export function readSubtitles(file: string): Article {
  const parted = cleanText(file).split(/\n\s*\n/);
  const blocks = parted[0]?.startsWith('WEBVTT') ? parted : wholeCues(parted);
  const text = paragraphs(blocks.flatMap(cueIn));
  if (text === '')
    throw new UnreadableArticle('no-text', 'The subtitles have no words: drop the file again with its cues.');
  const head = /^WEBVTT/.test(blocks[0] ?? '') ? blocks[0]! : '';
  const said = (name: string) => new RegExp(`^${name}:\\s*(.+)$`, 'im').exec(head)?.[1];
  const title = /^WEBVTT[ \t]+-?[ \t]*(.+)$/m.exec(head)?.[1];
  return { text, ...knownFacts({ title: [said('title'), title], language: [said('language')] }) };
}

/** Cues of SubRip and SubViewer may have blank lines in them: what has no time belongs to the cue above it. */
function wholeCues(blocks: readonly string[]): string[] {
  const cues: string[] = [];
  for (const block of blocks) {
    if (cues.length === 0 || block.split('\n').some((line) => TIMING.test(line))) cues.push(block);
    else cues.push(`${cues.pop()}\n${block.replace(/^(?:\d+\n)?.*-->.*\n?/, '')}`);
  }
  return cues;
}

function cueIn(block: string): Cue[] {
  const lines = block.split('\n');
  const at = lines.findIndex((line) => TIMING.test(line));
  if (at === -1) return [];
  const [, ...times] = TIMING.exec(lines[at]!)!;
  const body = lines.slice(at + 1).join('\n');
  const parts = body.split(/(?=<v[.\s])/);
  return parts.flatMap((part) => {
    const named = VOICE.exec(part)?.[1]?.trim();
    const words = wordsIn(part);
    if (words === '') return [];
    return turnsIn(words).map((turn, index) => ({
      start: secondsOf(times.slice(0, 4)),
      end: secondsOf(times.slice(4)),
      ...((turn.speaker ?? (index === 0 ? named : undefined)) && { speaker: turn.speaker ?? named! }),
      isTurn: turn.isTurn,
      words: turn.words,
      tail: turn.tail,
    }));
  });
}

/** Removes tags of WebVTT, HTML and SubStation (`{\\an8}`) and keeps their content. */
function wordsIn(part: string): string {
  const plain = part.replace(/<[\d:.]{5,15}>/g, '').replace(/\{\\[a-z]{1,5}\d{0,3}\}/gi, '');
  return textOfMarkup(plain).trim();
}

/** Lines that begin with a dash or a name are turns of their own. */
function turnsIn(words: string): Turn[] {
  const turns: Turn[] = [];
  for (const line of words
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const name = TURN.exec(line);
    const isNew = name !== null || /^(?:-\s*|>>+\s*)\S/.test(line);
    const own = name === null ? line.replace(/^(?:-\s*|>>+\s*)/, '') : line.slice(name[0].length);
    if (isNew || turns.length === 0)
      turns.push({ ...(name && { speaker: name[1]! }), isTurn: isNew, words: own, tail: own });
    else {
      const open = turns.at(-1)!;
      open.words += ` ${line}`;
      open.tail = line;
    }
  }
  return turns;
}

function paragraphs(cues: Cue[]): string {
  const done: string[] = [];
  let open = '';
  let speaker: string | undefined;
  let last: Cue | undefined;
  for (const cue of cues) {
    const words = cue.words.slice(shownBefore(cue, last)).trim();
    const isOver =
      /[.!?…”"’']$/.test(open) && (open.length > LONG_PARAGRAPH || cue.start - (last?.end ?? 0) > PAUSE);
    const isAnother = cue.speaker !== undefined && cue.speaker !== speaker;
    const isOther = isAnother || (cue.isTurn && cue.speaker === undefined);
    if (open !== '' && (isOther || isOver)) {
      done.push(open);
      open = '';
    }
    if (cue.speaker !== undefined || isOther) speaker = cue.speaker;
    if (words !== '') open += open === '' ? (isAnother ? `${cue.speaker}: ${words}` : words) : ` ${words}`;
    last = cue;
  }
  return cleanText([...done, open].join('\n\n'));
}

/** Captions that roll up show each line twice: how much of a cue the one before has shown. */
function shownBefore({ words, start }: Cue, last: Cue | undefined): number {
  if (last === undefined) return 0;
  if (words.startsWith(last.words)) return last.words.length;
  const rolls = start <= last.end && last.tail.includes(' ') && words.startsWith(`${last.tail} `);
  return rolls ? last.tail.length : 0;
}

function secondsOf([hours, minutes, seconds, fraction]: (string | undefined)[]): number {
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);
}
