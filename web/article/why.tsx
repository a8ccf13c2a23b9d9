import { useState } from 'preact/hooks';
import { useAnswer } from '../answers.ts';
import { ApiProblem, answered, api, type Explanation, type Quote } from '../api.ts';
import { wordsOf } from '../parts/states.tsx';
import { percentOf } from '../text/words.ts';

/** Descriptions of the passes for readers; others are shown by name. */
const PASSES: Record<string, string> = {
  network: 'The network read it so',
  turn: 'A line of a transcript or an interview',
  signature: 'A signature under the words',
  named: 'The words are the name itself',
  continued: 'The quotation goes on from the one before',
  ranked: 'The network weighed who is meant',
};

const ALIKE: Record<string, string> = {
  spelling: 'another spelling',
  initial: 'an initial',
  nickname: 'a nickname',
  middle: 'a middle name',
  surname: 'the surname',
  name: 'the same name',
  person: 'a reader said so',
};

const passOf = (pass: string) => PASSES[pass] ?? pass;

/** The attribution that the engine gives, and why. A corrected quote is shown with another one. */
function EngineAttribution({
  explanation: { source, speaker, identity },
  isCorrected,
}: {
  explanation: Explanation;
  isCorrected: boolean;
}) {
  const links = isCorrected ? [] : (identity?.links ?? []);
  return (
    <ol>
      {source ? (
        <li>
          {passOf(source.pass)}, {percentOf(source.score)} sure.
        </li>
      ) : (
        <li>The engine of today does not find this quote; it is of an earlier one.</li>
      )}
      {speaker && (
        <li>
          {passOf(speaker.pass)}
          {speaker.mention && (
            <>
              : “<bdi>{speaker.mention.text}</bdi>”
            </>
          )}
          , {percentOf(speaker.score)} sure.
          {speaker.runnerUp && (
            <>
              {' '}
              Otherwise <bdi>{speaker.runnerUp.name ?? 'nobody named'}</bdi>,{' '}
              {percentOf(speaker.runnerUp.score)}.
            </>
          )}
        </li>
      )}
      {links.length > 0 && (
        <li>
          Their names are one speaker’s by {[...new Set(links.map(({ by }) => ALIKE[by] ?? by))].join(', ')}.
        </li>
      )}
    </ol>
  );
}

function Explained({ quote: { id, correction } }: { quote: Quote }) {
  const { data, error } = useAnswer(`explanation ${id}`, () =>
    answered(api.GET('/quotes/{id}/explanation', { params: { path: { id } } })),
  );
  if (data) return <EngineAttribution explanation={data} isCorrected={correction !== undefined} />;
  if (error === undefined) return <p role="status">Looking it up …</p>;
  const isNone = error instanceof ApiProblem && error.status === 404;
  return <p role="status">{isNone ? 'Nothing is known of this.' : wordsOf(error).detail}</p>;
}

/** Why a quote has its speaker; requested on demand. */
export function Why({ quote }: { quote: Quote }) {
  const [isOpen, setIsOpen] = useState(false);
  const { correction } = quote;
  return (
    <details class="why" open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{correction ? 'Why the article alone gives another answer' : 'Why it is theirs'}</summary>
      {isOpen && <Explained quote={quote} />}
    </details>
  );
}
