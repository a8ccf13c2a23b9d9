import { useState } from 'preact/hooks';
import type { Alias, Speaker, SpeakerWithAliases } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { notify } from '../parts/notices.tsx';
import { SpeakerField } from '../parts/speaker-field.tsx';
import { wordsOf } from '../parts/states.tsx';
import { mergeSpeakers, renameSpeaker, splitSpeaker, unnameSpeaker } from './correct.ts';
import { CorrectionForm } from './correction-form.tsx';

function Merge({ speaker, onDone }: { speaker: SpeakerWithAliases; onDone(): void }) {
  const [other, setOther] = useState<Speaker | undefined>();
  return (
    <Dialog title={`Merge another speaker into ${speaker.name}`} onClose={onDone}>
      <CorrectionForm
        action="Merge"
        isReady={other !== undefined}
        onDone={onDone}
        correct={async () => other && mergeSpeakers(speaker, other)}
      >
        <SpeakerField label="Other speaker" except={speaker.id} chosen={other} onChoose={setOther} />
        <p class="quiet-words">
          All quotes of the other speaker become {speaker.name}’s. Splitting the name off undoes this.
        </p>
      </CorrectionForm>
    </Dialog>
  );
}

function Rename({ speaker, onDone }: { speaker: SpeakerWithAliases; onDone(): void }) {
  const [name, setName] = useState(speaker.name);
  return (
    <Dialog title={`Rename ${speaker.name}`} onClose={onDone}>
      <CorrectionForm
        action="Rename"
        isReady={name.trim() !== '' && name.trim() !== speaker.name}
        onDone={onDone}
        correct={() => renameSpeaker(speaker, name.trim())}
      >
        <label class="field">
          <span>Name</span>
          <input
            type="text"
            autocomplete="off"
            value={name}
            onInput={({ currentTarget: { value } }) => setName(value)}
          />
        </label>
        <button
          type="button"
          class="quiet"
          onClick={() =>
            unnameSpeaker(speaker).then(onDone, (error) => notify({ words: wordsOf(error).detail }))
          }
        >
          Use the name from the articles
        </button>
      </CorrectionForm>
    </Dialog>
  );
}

/** Splits one of a speaker's names off. */
export function useSplit(speaker: SpeakerWithAliases | undefined): (alias: Alias) => void {
  return (alias) => {
    if (!speaker) return;
    splitSpeaker(speaker, alias).catch((error) => notify({ words: wordsOf(error).detail }));
  };
}

/** The corrections that can be made to a speaker. */
export function SpeakerCorrections({ speaker }: { speaker: SpeakerWithAliases }) {
  const [open, setOpen] = useState<'merge' | 'rename' | undefined>();
  const close = () => setOpen(undefined);
  return (
    <div class="corrections">
      <button type="button" onClick={() => setOpen('rename')}>
        Rename
      </button>
      <button type="button" onClick={() => setOpen('merge')}>
        Merge with another speaker
      </button>
      {open === 'rename' && <Rename speaker={speaker} onDone={close} />}
      {open === 'merge' && <Merge speaker={speaker} onDone={close} />}
    </div>
  );
}
