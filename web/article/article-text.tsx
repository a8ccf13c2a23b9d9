import { useMemo } from 'preact/hooks';
import type { Quote } from '../api.ts';
import type { Paragraph, Segment } from '../text/segments.ts';
import { speakerOf } from '../text/words.ts';
import { memo } from './memo.ts';

export interface Drawn {
  text: string;
  quotes: readonly Quote[];
  hues: readonly (number | undefined)[];
}

interface Props extends Drawn {
  paragraphs: readonly Paragraph[];
  /** The position of the selected quote. */
  active: number | undefined;
  onPoint(quote: number | undefined): void;
  onChoose(quote: number): void;
}

const hueOf = (hue: number | undefined) => (hue === undefined ? 'hue-none' : `hue-${hue}`);

function Words({ segment, drawn, active }: { segment: Segment; drawn: Drawn; active: number | undefined }) {
  const words = drawn.text.slice(segment.start, segment.end);
  const [quote, ...around] = segment.content;
  const isActive = active !== undefined && segment.content.includes(active);
  if (quote !== undefined) {
    const [outer] = around;
    const classes = [
      'said',
      hueOf(drawn.hues[quote]),
      drawn.quotes[quote]?.kind,
      outer !== undefined && `nested outer-${drawn.hues[outer] ?? 'none'}`,
      isActive && 'active',
    ];
    return (
      <mark class={classes.filter(Boolean).join(' ')} data-quote={quote}>
        {words}
      </mark>
    );
  }
  // Source and cue are marked only for the selected quote.
  if (active !== undefined && segment.source.includes(active)) return <span class="source">{words}</span>;
  if (active !== undefined && segment.cue.includes(active)) return <span class="cue">{words}</span>;
  return <>{words}</>;
}

/** Names in the margin, once for consecutive quotes of one speaker. */
function Names({ begins, drawn, active }: { begins: number[]; drawn: Drawn; active: number | undefined }) {
  const shown = begins.filter(
    (quote, at) => at === 0 || speakerOf(drawn.quotes[quote]!) !== speakerOf(drawn.quotes[begins[at - 1]!]!),
  );
  return (
    <ul class="margin" aria-label="Who is quoted in the next paragraph">
      {shown.map((quote) => (
        <li key={quote}>
          <a
            href={`#${encodeURIComponent(drawn.quotes[quote]!.id)}`}
            class={`${hueOf(drawn.hues[quote])}${quote === active ? ' active' : ''}`}
            data-quote={quote}
          >
            <bdi>{speakerOf(drawn.quotes[quote]!)}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}

interface ParagraphProps {
  paragraph: Paragraph;
  drawn: Drawn;
  /** Set only if the quote has words in this paragraph. */
  active: number | undefined;
}

const DrawnParagraph = memo(({ paragraph, drawn, active }: ParagraphProps) => (
  <div class="paragraph">
    {paragraph.begins.length > 0 && <Names begins={paragraph.begins} drawn={drawn} active={active} />}
    <p dir="auto">
      {paragraph.segments.map((segment) => (
        <Words key={segment.start} segment={segment} drawn={drawn} active={active} />
      ))}
    </p>
  </div>
));

const isIn = ({ segments, begins }: Paragraph, quote: number) =>
  begins.includes(quote) ||
  segments.some(({ content, source, cue }) => [content, source, cue].some((part) => part.includes(quote)));

const quoteAt = (target: EventTarget | null): number | undefined => {
  const marked = (target as Element | null)?.closest?.('[data-quote]');
  return marked ? Number(marked.getAttribute('data-quote')) : undefined;
};

/** The article's text, with its quotes marked. */
export function ArticleText({ paragraphs, active, onPoint, onChoose, ...drawn }: Props) {
  const { text, quotes, hues } = drawn;
  const kept = useKept({ text, quotes, hues });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: names in the margin and the list have the keyboard.
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
    <div
      class="article-text"
      // Only if the pointer moved: text that scrolls under it is not pointed at.
      onPointerMove={({ target, pointerType, movementX, movementY }) => {
        if (pointerType === 'mouse' && (movementX !== 0 || movementY !== 0)) onPoint(quoteAt(target));
      }}
      onPointerLeave={() => onPoint(undefined)}
      onFocusIn={({ target }) => onPoint(quoteAt(target))}
      onFocusOut={() => onPoint(undefined)}
      onClick={(event) => {
        const quote = quoteAt(event.target);
        const isSelecting = !(window.getSelection()?.isCollapsed ?? true);
        if (quote === undefined || isSelecting) return;
        event.preventDefault();
        onChoose(quote);
      }}
    >
      {paragraphs.map((paragraph) => (
        <DrawnParagraph
          key={paragraph.start}
          paragraph={paragraph}
          drawn={kept}
          active={active !== undefined && isIn(paragraph, active) ? active : undefined}
        />
      ))}
    </div>
  );
}

/** Returns the same object as long as its fields are the same. */
function useKept(drawn: Drawn): Drawn {
  const { text, quotes, hues } = drawn;
  return useMemo(() => ({ text, quotes, hues }), [text, quotes, hues]);
}
