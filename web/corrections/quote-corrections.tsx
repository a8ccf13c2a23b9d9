import { useState } from 'preact/hooks';
import { ApiProblem, type Quote, type Speaker } from '../api.ts';
import { changed } from '../changes.ts';
import { Dialog } from '../parts/dialog.tsx';
import { notify } from '../parts/notices.tsx';
import { SpeakerField } from '../parts/speaker-field.tsx';
import { wordsOf } from '../parts/states.tsx';
import { dayOf, shortened } from '../text/words.ts';
import { correctQuote, uncorrectQuote, type Verdict } from './correct.ts';
import { CorrectionForm } from './correction-form.tsx';

/** Whether somebody corrected the same quote meanwhile: it is then shown as it is now, and their correction is kept. */
const isOvertaken = (error: unknown) => error instanceof ApiProblem && error.status === 412;

function told(error: unknown): void {
  const isLate = isOvertaken(error);
  if (isLate) changed();
  notify({
    words: isLate
      ? 'Somebody else has corrected this quote in the meantime; this is their correction.'
      : wordsOf(error).detail,
  });
}

function Somebody({ quote, onDone }: { quote: Quote; onDone(): void }) {
  const [speaker, setSpeaker] = useState<Speaker | undefined>();
  const [name, setName] = useState('');
  const [isNobody, setIsNobody] = useState(false);
  const verdict = (): Verdict => {
    if (isNobody) return { speaker: null };
    return speaker ? { speaker: speaker.id } : { speakerName: name };
  };
  const correct = async () => {
    try {
      await correctQuote(quote, verdict(), isNobody ? 'an unnamed speaker' : (speaker?.name ?? name));
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      told(error);
    }
  };
  return (
    <Dialog title="Who said this?" onClose={onDone}>
      <CorrectionForm
        action="Save"
        isReady={isNobody || speaker !== undefined || name !== ''}
        onDone={onDone}
        correct={correct}
      >
        <blockquote class="short">
          <bdi>{shortened(quote.text)}</bdi>
        </blockquote>
        {!isNobody && (
          <SpeakerField
            label="Name"
            {...(quote.speaker.id !== null && { except: quote.speaker.id })}
            chosen={speaker}
            onChoose={setSpeaker}
            newName={name}
            onNew={setName}
          />
        )}
        <label class="choice">
          <input
            type="checkbox"
            checked={isNobody}
            onChange={({ currentTarget }) => setIsNobody(currentTarget.checked)}
          />
          The speaker is not named
        </label>
      </CorrectionForm>
    </Dialog>
  );
}

/** The correction of a quote, with a button to undo it. */
function Corrected({ quote }: { quote: Quote }) {
  const { correction } = quote;
  if (!correction) return null;
  const before = correction.before.name ?? (correction.before.description || 'nobody by name');
  return (
    <p class="corrected">
      {correction.verdict === 'rejected' ? 'Marked as not a quote' : 'Corrected by a reader'} on{' '}
      {dayOf(correction.at)}; the engine found <bdi>{before}</bdi>.{' '}
      <button type="button" class="quiet" onClick={() => uncorrectQuote(quote).catch(told)}>
        Remove correction
      </button>
    </p>
  );
}

/** A rejected quote, with a button to restore it. */
export function RejectedQuote({ quote }: { quote: Quote }) {
  return (
    <p class="hint" role="status">
      A reader marked this as not a quote.{' '}
      <button type="button" class="quiet" onClick={() => uncorrectQuote(quote).catch(told)}>
        Remove correction
      </button>
    </p>
  );
}

/** The corrections that can be made to a quote. */
export function QuoteCorrections({ quote }: { quote: Quote }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Corrected quote={quote} />
      <div class="corrections">
        <button type="button" onClick={() => setIsOpen(true)}>
          Change speaker
        </button>
        <button type="button" onClick={() => correctQuote(quote, { quote: false }, '').catch(told)}>
          Not a quote
        </button>
      </div>
      {isOpen && <Somebody quote={quote} onDone={() => setIsOpen(false)} />}
    </>
  );
}
