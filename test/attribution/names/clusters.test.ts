import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cluster } from '../../../lambdas/attribution/names/clusters.ts';
import { readMentions } from '../../../lambdas/attribution/names/names.ts';
import { marked } from '../speakers/fake-read.ts';

/** The name of whom each mark names, in order. */
function named(words: string): string[] {
  const { text, names } = marked(words);
  const mentions = names.flatMap((name) => readMentions(text, name));
  return cluster(mentions).of.map(({ name }) => name);
}

describe('names of one bearer are one', () => {
  type Case = [what: string, words: string, names: string[]];
  const cases: Case[] = [
    ['a surname', '<p|Ada Finch> won. <p|Finch> wept.', ['Ada Finch', 'Ada Finch']],
    ['a surname before the full name', '<p|Finch> won. <p|Ada Finch> wept.', ['Ada Finch', 'Ada Finch']],
    ['a first name', '<p|Ada Finch> won. <p|Ada> wept.', ['Ada Finch', 'Ada Finch']],
    [
      'the first of two surnames',
      '<p|Jo Harbour Low> won. <p|Harbour> wept.',
      ['Jo Harbour Low', 'Jo Harbour Low'],
    ],
    ['a particle in capitals', '<p|ADA DE FINCH> won. <p|DE FINCH> wept.', ['Ada De Finch', 'Ada De Finch']],
    ['a letter without a mark', '<p|Jørgen Low> won. <p|Jorgen Low> wept.', ['Jørgen Low', 'Jørgen Low']],
    ['initials in capitals', '<p|ADA B. FINCH> won. <p|FINCH> wept.', ['Ada B. Finch', 'Ada B. Finch']],
    ['a middle initial', '<p|Ada B. Finch> won. <p|Ada Finch> wept.', ['Ada B. Finch', 'Ada B. Finch']],
    [
      'what a post calls its author',
      '<p|Ada Finch> won. “It rains.” <p|Ada B. Finch> (@finch)',
      ['Ada B. Finch', 'Ada B. Finch'],
    ],
    ['a domain', '<o|FindFacts.org> met. <o|FindFacts> voted.', ['FindFacts.org', 'FindFacts.org']],
    ['a channel', '<o|WQXZ> aired it, <o|WQXZ-TV> said.', ['WQXZ-TV', 'WQXZ-TV']],
    [
      'a body that is called by its head at times',
      'The <o|Finch White House> met. The <o|White House> said.',
      ['Finch White House', 'White House'],
    ],
    ['initials behind a place', 'The <o|Norland UKP> met. <o|UKP> voted.', ['Norland UKP', 'UKP']],
    ['a short first name', '<p|William Low> won. <p|Bill Low> wept.', ['William Low', 'William Low']],
    [
      'a further first name',
      '<p|Juan Ada Finch> won. <p|Ada Finch> wept.',
      ['Juan Ada Finch', 'Juan Ada Finch'],
    ],
    [
      'an acronym',
      'The <o|Harbour Workers Union> met. <o|HWU> voted.',
      ['Harbour Workers Union', 'Harbour Workers Union'],
    ],
    [
      'an acronym without the country',
      'The <o|US Harbour Defence Agency> met. <o|HDA> voted.',
      ['US Harbour Defence Agency', 'US Harbour Defence Agency'],
    ],
    ...(
      [
        ['Harbour Bank of Norland', 'HBON'],
        ['Centers for Harbour Repair and Upkeep', 'CHR'],
        ['Agency Finch-Low', 'AFL'],
        ['Harbour Overwatch Center', 'HOWC'],
        ['Norland Gas & Electric', 'NG&E'],
      ] as const
    ).map(
      ([long, short]): Case => [
        `the initials ${short}`,
        `The <o|${long}> met. <o|${short}> voted.`,
        [long, long],
      ],
    ),
    [
      'an organisation by what looks like a surname',
      'The <o|Quayle Institution> met. <p|Quayle> found that it rains.',
      ['Quayle Institution', 'Quayle Institution'],
    ],
    [
      'a body by its noun',
      'The <o|League of Finches> met. The <o|League> voted. So did the <o|Harbour Council>. The <o|Council> rose.',
      ['League of Finches', 'League of Finches', 'Harbour Council', 'Harbour Council'],
    ],
    ['a company’s form', '<o|Lowtech Inc.> fell. <o|Lowtech> rose.', ['Lowtech Inc.', 'Lowtech Inc.']],
    [
      'the end of a longer name',
      'The <o|Norland Markets Board> met. The <o|Markets Board> voted.',
      ['Norland Markets Board', 'Norland Markets Board'],
    ],
    [
      'a short form in the headline',
      '<o|Lowtech> falls\n\n<o|Lowtech Harbour Works> fell. <o|Lowtech> rose.',
      ['Lowtech Harbour Works', 'Lowtech Harbour Works', 'Lowtech Harbour Works'],
    ],
    [
      'a newspaper by its last word',
      'The <o|Post> told the <o|Harbour Post>. The <o|Norland Post> told it. The <o|Post> agreed.',
      ['Harbour Post', 'Harbour Post', 'Norland Post', 'Norland Post'],
    ],
    [
      'whom a line presents',
      '— <p|Xul Finch>, Senior Scholar, Harbour Center for Bridges\n\n<p|Finch> wept.',
      ['Xul Finch', 'Xul Finch'],
    ],
    [
      'a company by its name’s end',
      'The <o|Finch>’s shop fell. <o|Finch’s> said so.',
      ['Finch’s', 'Finch’s'],
    ],
    [
      'the unshortened first name',
      '<p|Bill Low> won. <p|Bill Low> left. <p|William Low> fell.',
      Array(3).fill('William Low'),
    ],
    [
      'a misspelt surname',
      '<p|Ada Tompkin> won. <p|Tomkin> wept. <p|Topmkin> left.',
      Array(3).fill('Ada Tompkin'),
    ],
    ['a surname behind an acronym', '<p|MVP Finch> won. <p|Ada Finch> wept.', ['Ada Finch', 'Ada Finch']],
    [
      'what posts call somebody',
      '<p|Ada Finch> won. Via @<o|AdaFinch>. By @<p|MayorFinch>.',
      Array(3).fill('Ada Finch'),
    ],
    [
      'a junior who is not always called so',
      '<p|Jo Low Jr.> won. <p|Jo Low> wept. <p|Low> left.',
      Array(3).fill('Jo Low Jr.'),
    ],
    [
      'a lord’s seat',
      '<p|Lord Low of Finch> won. <p|Lord Low> wept. Lord <p|Low> left.',
      Array(3).fill('Lord Low of Finch'),
    ],
    ['a surname that is a title as well', '<p|Ada Sen> won. <p|Sen> wept.', ['Ada Sen', 'Ada Sen']],
    ['a surname and an initial', '<p|Ada Finch> won. Via <p|AFinch>.', ['Ada Finch', 'Ada Finch']],
    [
      'a misspelt surname behind an initial',
      '<p|Ada Tompkin> won. Via @<p|ATomkin>.',
      ['Ada Tompkin', 'Ada Tompkin'],
    ],
    [
      'a misspelt surname that is taken for a body’s as well',
      '<p|Ada Tompkin> won. <o|Tomkin> left. <p|Tomkin> wept.',
      ['Ada Tompkin', 'Tomkin', 'Ada Tompkin'],
    ],
    ['a surname without its article', '<p|Ada al-Low> won. <p|Low> wept.', ['Ada al-Low', 'Ada al-Low']],
    ['a name by its middle', '<p|Xul Ada Finch> won. <p|Ada> wept.', ['Xul Ada Finch', 'Xul Ada Finch']],
    ['two sentences', '<p|Ada Finch>. <p|Ada> wept.', ['Ada Finch', 'Ada Finch']],
    [
      'a person whom the network takes for a place as well',
      '<l|Asia Low> won, said <p|Asia Low>. By <l|Asia Low>. <p|Low> wept. <p|Low> left.',
      ['Asia Low', 'Asia Low', 'Asia Low', 'Asia Low', 'Asia Low'],
    ],
    ['capitals in a headline', '<p|ADA FINCH> WINS\n\n<p|Ada Finch> won.', ['Ada Finch', 'Ada Finch']],
  ];
  for (const [what, words, names] of cases) test(what, () => assert.deepEqual(named(words), names));
});

describe('namesakes stay apart', () => {
  const cases: [what: string, words: string, names: string[]][] = [
    ['by first name', '<p|Ada Finch> and <p|Tom Finch> won.', ['Ada Finch', 'Tom Finch']],
    [
      'by form of address',
      '<p|Ada Finch> and <p|Tom Finch> won. <p|Mr. Finch> wept. <p|Ms. Finch> left.',
      ['Ada Finch', 'Tom Finch', 'Tom Finch', 'Ada Finch'],
    ],
    [
      'by title',
      'Judge <p|Ada Finch> met Dr. <p|Eva Finch>. <p|Judge Finch> wept. <p|Dr Finch> left.',
      ['Ada Finch', 'Eva Finch', 'Ada Finch', 'Eva Finch'],
    ],
    [
      'by a rank, in short or in full',
      'Sgt. <p|Xul Finch> met Cllr <p|Kim Finch>. Councillor <p|Finch> wept. Sergeant <p|Finch> left.',
      ['Xul Finch', 'Kim Finch', 'Kim Finch', 'Xul Finch'],
    ],
    [
      'who has no title that would stand there',
      'Professor <p|Ada Finch> met <p|Eva Finch>. <p|Prof. Finch> left. <p|Ms. Finch> wept.',
      ['Ada Finch', 'Eva Finch', 'Ada Finch', 'Eva Finch'],
    ],
    [
      'a lord',
      '<p|Ada Finch> met <p|Lord Finch>. Ms. <p|Finch> left. Lord <p|Finch> wept.',
      ['Ada Finch', 'Lord Finch', 'Ada Finch', 'Lord Finch'],
    ],
    [
      'a president and his father, who is named later',
      '<p|Jo Low> and <p|Ed Low> met. President <p|Low> wept. His father, President <p|Al Low>, left.',
      ['Jo Low', 'Ed Low', 'Ed Low', 'Al Low'],
    ],
    ['by initial, in posts', '<p|Tom Finch> won. Via @<p|AFinch>.', ['Tom Finch', 'AFinch']],
    [
      'a body by the one that was named last',
      '<o|Norland’s Harbour Ministry> met. <o|Eastmark’s Harbour Ministry> met. The <o|Harbour Ministry> rose. <o|Norland’s Harbour Ministry> fell. <o|Eastmark’s Harbour Ministry> met. The <o|Harbour Ministry> rose.',
      ['Norland', 'Eastmark', 'Eastmark', 'Norland', 'Eastmark', 'Eastmark'].map(
        (owner) => `${owner}’s Harbour Ministry`,
      ),
    ],
    [
      'by middle initial',
      '<p|Ada B. Finch> met <p|Ada C.D. Finch>. <p|Ada Barbara Finch> left.',
      ['Ada B. Finch', 'Ada C.D. Finch', 'Ada B. Finch'],
    ],
    [
      'by form of address, with a particle',
      '<p|Ada van der Low> and <p|Tom van der Low> won. Mr. <p|van der Low> wept.',
      ['Ada van der Low', 'Tom van der Low', 'Tom van der Low'],
    ],
    [
      'by the first of two surnames',
      '<p|Jo Harbour Low> and <p|Ed Harbour Finch> won. <p|Harbour> wept.',
      ['Jo Harbour Low', 'Ed Harbour Finch', 'Harbour'],
    ],
    ['a junior and the president', '<p|Jo Low Jr.> won. <p|President Low> wept.', ['Jo Low Jr.', 'Low']],
    ['a family', '<p|Ada Tompkin> won. The <p|Tompkins> wept.', ['Ada Tompkin', 'Tompkins']],
    ['a man and a woman', '<p|Ada Tompkin> won. <p|Mr. Tomkin> wept.', ['Ada Tompkin', 'Tomkin']],
    ['who is called alike in posts', '<p|Tom Finch> won. Via @<p|AdaFinch>.', ['Tom Finch', 'AdaFinch']],
    ['a company behind an acronym', '<p|IHT Finch> wept.', ['IHT Finch']],
    [
      'a junior and his father, the president',
      '<p|Jo Low Jr.> won. <p|Jo Low> left. <p|President Low> wept.',
      ['Jo Low Jr.', 'Jo Low', 'Jo Low'],
    ],
    ['father and son', '<p|Jo Low> met <p|Jo Low Jr.>', ['Jo Low', 'Jo Low Jr.']],
    [
      'father and son by surname',
      '<p|Jo Low Jr.> won. <p|Low Jr.> wept. <p|Jo Low> left. <p|Low> fell.',
      ['Jo Low Jr.', 'Jo Low Jr.', 'Jo Low', 'Jo Low'],
    ],
    [
      'what is longer and comes later',
      '<p|Jo Low> and <o|Acme> met. <o|Acme> fell. <o|Acme> rose. <o|Acme Music> left. <o|Acme> fell.',
      ['Jo Low', 'Acme', 'Acme', 'Acme', 'Acme Music', 'Acme'],
    ],
    [
      'a relative who is named in full',
      '<p|Finch> won. His wife, <p|Ada Finch>, wept. <p|Finch> left.',
      ['Finch', 'Ada Finch', 'Finch'],
    ],
    [
      'a relative of somebody who is named later',
      '<p|Finch> won. His son <p|Jo Finch> wept. <p|Finch> left. Photo: <p|Ada Finch>',
      ['Ada Finch', 'Jo Finch', 'Ada Finch', 'Ada Finch'],
    ],
    [
      'a person of whom an organisation has its name',
      'The <o|Quayle Institution> met. President <p|Quayle> left. <p|Quayle> wept.',
      ['Quayle Institution', 'Quayle', 'Quayle'],
    ],
    [
      'a body of which there are two',
      'The <o|Harbour Council> and the <o|Lowland Council> met. The <o|Council> voted.',
      ['Harbour Council', 'Lowland Council', 'Council'],
    ],
    [
      'initials in another order',
      'The <o|Harbour Workers Union> met. <o|HUW> voted.',
      ['Harbour Workers Union', 'HUW'],
    ],
    ['two papers of one poll', 'The <o|Post/Finch> poll ended. <o|Finch> said so.', ['Post/Finch', 'Finch']],
    [
      'a house and one of its committees',
      'The <o|House Harbour Committee> met. The <o|House> voted.',
      ['House Harbour Committee', 'House'],
    ],
    [
      'a person’s ministry',
      '<p|Jo Low> won. The <o|Low Treasury> fell. The <o|Treasury> rose.',
      ['Jo Low', 'Low Treasury', 'Treasury'],
    ],
    ['a place and initials', '<l|Asia Pacific> grew. The <o|AP> said so.', ['Asia Pacific', 'AP']],
    ['a person and a place', '<p|Tom London> left <l|London>.', ['Tom London', 'London']],
  ];
  for (const [what, words, names] of cases) test(what, () => assert.deepEqual(named(words), names));
});

test('thousands of namesakes take time in step with their number', () => {
  const words = Array.from({ length: 4000 }, (_, i) => `<p|A${i} Finch>, <p|Finch>`).join(' ');
  assert.equal(named(words).length, 8000);
});
