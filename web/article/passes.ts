/** What the passes and constructs of the engine do, for readers. */
const PASSES: Readonly<Record<string, string>> = {
  network: 'Found by the network',
  turn: 'A line of a transcript or an interview',
  'record turn': 'A turn in a record of a parliament',
  post: 'A post with its author below',
  'quoted lines': 'Quoted lines of a letter or an e-mail',
  signature: 'A signature under the words',
  label: 'A label before the words',
  interruption: 'Quoted words around a sentence between dashes',
  block: 'A block that the line before it introduces',
  letter: 'A letter or an e-mail with its writer',
  continuation: 'Goes on with the quotation before it',
  echo: 'Words of a heading that the text below gives to somebody',
  loose: 'Quoted words that no sentence gives to anybody',
  continued: 'The quotation continues the one before',
  together: 'All who are named together',
  group: 'People who were named together',
  body: 'An organisation, not the people in its name',
  named: 'The source is the name itself',
  identified: 'The text says who this is',
  unknown: 'Somebody new, whom the text does not name',
  described: 'The text describes only one person so',
  reported: 'Whoever reports it means itself',
  introduced: 'The text names this person next',
  newcomer: 'The sentence before is about one person, or was said to them',
  linked: 'The source refers back to a name',
  unnamed: 'The text gives no name',
};

/** An unknown pass, of a newer server, is shown by its name. */
export const passOf = (pass: string): string => PASSES[pass] ?? pass;
