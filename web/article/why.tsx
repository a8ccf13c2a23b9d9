import { useState } from 'preact/hooks';
import { useAnswer } from '../answers.ts';
import { ApiProblem, answered, api, type Explanation, type Quote } from '../api.ts';
import { wordsOf } from '../parts/states.tsx';
import { percentOf } from '../text/words.ts';
import { passOf } from './passes.ts';

const ALIKE: Record<string, string> = {
  spelling: 'another spelling',
  initial: 'an initial',
  nickname: 'a nickname',
  middle: 'a middle name',
  surname: 'the surname',
  name: 'the same name',
  person: 'a correction',
};

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
        <li>An earlier version of the engine found this quote; the current one does not.</li>
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
              Next: <bdi>{speaker.runnerUp.name ?? 'nobody by name'}</bdi>,{' '}
              {percentOf(speaker.runnerUp.score)}.
            </>
          )}
        </li>
      )}
      {links.length > 0 && (
        <li>Names joined by {[...new Set(links.map(({ by }) => ALIKE[by] ?? by))].join(', ')}.</li>
      )}
    </ol>
  );
}

function Explained({ quote: { id, correction } }: { quote: Quote }) {
  const { data, error } = useAnswer(`explanation ${id}`, () =>
    answered(api.GET('/quotes/{id}/explanation', { params: { path: { id } } })),
  );
  if (data) return <EngineAttribution explanation={data} isCorrected={correction !== undefined} />;
  if (error === undefined) return <p role="status">Loading the explanation …</p>;
  const isNone = error instanceof ApiProblem && error.status === 404;
  return <p role="status">{isNone ? 'There is no explanation for this quote.' : wordsOf(error).detail}</p>;
}

/** Why a quote has its speaker; requested on demand. */
export function Why({ quote }: { quote: Quote }) {
  const [isOpen, setIsOpen] = useState(false);
  const { correction } = quote;
  return (
    <details class="why" open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{correction ? 'Why the engine chose another speaker' : 'Why this speaker'}</summary>
      {isOpen && <Explained quote={quote} />}
    </details>
  );
}
