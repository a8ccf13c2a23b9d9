import { useState } from 'preact/hooks';
import { useAnswer } from '../answers.ts';
import { answered, api, type FacetValue } from '../api.ts';
import {
  dayOf,
  GENDERS,
  KINDS,
  numberOf,
  percentOf,
  RESOLUTIONS,
  SPEAKER_TYPES,
  TYPES,
} from '../text/words.ts';
import { addressOf, changed, type Field, filtersIn, type Query, type Question, queryOf } from './question.ts';

type Facets = Record<string, FacetValue[]>;

/** Filters whose values are listed with counts, and the names of their values. */
const FACETS: { field: Field; title: string; names?: Record<string, string>; most: number }[] = [
  { field: 'speaker', title: 'Speaker', most: 6 },
  { field: 'publication', title: 'Paper', most: 6 },
  { field: 'kind', title: 'Quoted or not', names: KINDS, most: 3 },
  { field: 'type', title: 'Said or thought', names: TYPES, most: 4 },
  { field: 'speakerType', title: 'Type of speaker', names: SPEAKER_TYPES, most: 4 },
  { field: 'gender', title: 'Gender', names: GENDERS, most: 2 },
  { field: 'resolution', title: 'Referred to by', names: RESOLUTIONS, most: 8 },
];

const COUNTED = ['speaker', 'publication', 'kind', 'gender', 'speakerType', 'resolution'] as const;

/** How many quotes have each value. Types are counted over all types, because lists show only communication. */
async function countsOf(question: Question): Promise<Facets> {
  const { sort: _, ...selection } = queryOf(question);
  const counted = async (query: Query) =>
    (await answered(api.GET('/quotes', { params: { query: { ...selection, ...query, limit: 1 } } })))
      .facets ?? {};
  const [facets, types] = await Promise.all([
    counted({ facets: [...COUNTED] }),
    counted({ type: ['any'], facets: ['type'] }),
  ]);
  return { ...facets, ...types };
}

/** The total number of quotes by the facets; undefined until they are loaded. */
export const totalOf = (facets: Facets | undefined): number | undefined =>
  facets?.kind?.reduce((sum, { quotes }) => sum + quotes, 0);

/** The facets of a search. @param isListed whether its quotes are loaded: in a large store counting takes longer */
export function useCounts(question: Question, isListed: boolean) {
  const { sort: _, ...selection } = question;
  const key = isListed ? `counts ${addressOf(selection)}` : undefined;
  const counts = useAnswer(key, () => countsOf(selection));
  return { ...counts, isLoading: counts.isLoading || !isListed };
}

/** The name of a value, or of several separated by commas. */
function nameOf(field: Field, value: string, name?: string): string {
  if (name !== undefined) return name;
  if (field === 'from' || field === 'to') return dayOf(value);
  if (field === 'minConfidence' && Number(value) <= 1) return percentOf(Number(value));
  const names = FACETS.find((facet) => facet.field === field)?.names;
  if (!names) return value;
  if (value === ANY[field]) return Object.values(names).join(', ');
  const each = value.split(',').map((one) => (Object.hasOwn(names, one) ? names[one] : one));
  return each.join(', ');
}

/** The default of a filter that is not set, unless it is everything. */
const USUAL: Partial<Record<Field, string>> = { type: 'communication' };
const ANY: Partial<Record<Field, string>> = { type: 'any' };

function Facet({
  facet: { field, title, names, most },
  values,
  question,
}: {
  facet: (typeof FACETS)[number];
  values: FacetValue[];
  question: Question;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const real = values.filter(({ value }) => value !== null);
  const shown = isWhole ? real : real.slice(0, most);
  if (real.length === 0 || (real.length === 1 && question[field] === undefined && !names)) return null;
  return (
    <fieldset class="facet">
      <legend>{title}</legend>
      <ul>
        {shown.map(({ value, name, quotes }) => {
          const isSet = (question[field] ?? USUAL[field]) === value;
          const next = isSet ? ANY[field] : value === USUAL[field] ? undefined : value;
          const address = addressOf(changed(question, { [field]: next ?? undefined }));
          return (
            <li key={value}>
              <a href={address} {...(isSet && { 'aria-current': 'true' as const })}>
                <bdi>{nameOf(field, value ?? '', name)}</bdi>
                {!Number.isNaN(quotes) && <span class="count">{numberOf(quotes)}</span>}
                {isSet && <span class="visually-hidden"> (selected; remove)</span>}
              </a>
            </li>
          );
        })}
      </ul>
      {real.length > most && (
        <button type="button" class="quiet" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : 'Show more'}
        </button>
      )}
    </fieldset>
  );
}

/** The fixed values, used if there are no counts. */
const UNCOUNTED: Facets = Object.fromEntries(
  FACETS.filter(({ names }) => names).map(({ field, names = {} }) => [
    field,
    Object.keys(names).map((value) => ({ value, quotes: Number.NaN })),
  ]),
);

/** A date field. A half-typed year is a date such as 0020 and is not applied. */
function Day({ title, day, onDay }: { title: string; day: string; onDay(day: string): void }) {
  const [draft, setDraft] = useState<string>();
  return (
    <label>
      <span>{title}</span>
      <input
        type="date"
        min="1000-01-01"
        max="9999-12-31"
        value={draft ?? day}
        onChange={({ currentTarget: { value, validity } }) => {
          setDraft(validity.valid ? undefined : value);
          if (validity.valid) onDay(value);
        }}
        onBlur={() => setDraft(undefined)}
      />
    </label>
  );
}

function Days({ question, onChange }: { question: Question; onChange(next: Question): void }) {
  return (
    <fieldset class="facet days">
      <legend>Published</legend>
      {(['from', 'to'] as const).map((field) => (
        <Day
          key={field}
          title={field === 'from' ? 'From' : 'To'}
          day={question[field] ?? ''}
          onDay={(day) => {
            const bounds = { from: question.from, to: question.to, [field]: day };
            // The API refuses a range that ends before it begins.
            if (bounds.from && bounds.to && bounds.from > bounds.to) {
              bounds[field === 'from' ? 'to' : 'from'] = day;
            }
            onChange(changed(question, bounds));
          }}
        />
      ))}
    </fieldset>
  );
}

/** A placeholder for filters, so that the layout doesn't shift when they load. */
const LoadingFacets = () => (
  <>
    {FACETS.slice(0, 2).map(({ field, title, most }) => (
      <div key={field} class="facet skeleton" aria-hidden="true">
        <p>{title}</p>
        {Array.from({ length: most }, (_, row) => (
          <span key={row} />
        ))}
      </div>
    ))}
  </>
);

/** All filters, with counts if there is an index. */
export function Filters({
  question,
  facets,
  isLoading,
  onChange,
}: {
  question: Question;
  facets: Facets | undefined;
  /** Whether the counts are still loading. */
  isLoading: boolean;
  onChange(next: Question): void;
}) {
  const isWaiting = facets === undefined && isLoading;
  const values = facets ?? UNCOUNTED;
  const [speaker, publication, ...others] = FACETS.map((facet) => (
    <Facet key={facet.field} facet={facet} values={values[facet.field] ?? []} question={question} />
  ));
  return (
    <>
      {isWaiting ? <LoadingFacets /> : [speaker, publication]}
      {/* Not counted, and typed in while counts are loading: it is always there. */}
      <Days question={question} onChange={onChange} />
      {!isWaiting && others}
    </>
  );
}

const CHIPS: Partial<Record<Field, string>> = {
  from: 'from',
  to: 'to',
  article: 'in one article',
  minConfidence: 'confidence from',
};

/** The filters that are set, each with a button to remove it. */
export function Chips({ question, facets }: { question: Question; facets: Facets | undefined }) {
  const set = filtersIn(question);
  if (set.length === 0) return null;
  return (
    <ul class="chips" aria-label="Active filters">
      {set.map((field) => {
        const value = question[field] ?? '';
        const name = facets?.[field]?.find((one) => one.value === value)?.name;
        return (
          <li key={field}>
            <a href={addressOf(changed(question, { [field]: undefined }))}>
              {CHIPS[field] && `${CHIPS[field]} `}
              {field !== 'article' && <bdi>{nameOf(field, value, name)}</bdi>}
              <span aria-hidden="true"> ×</span>
              <span class="visually-hidden"> (remove)</span>
            </a>
          </li>
        );
      })}
      {set.length > 1 && (
        <li>
          <a
            class="plain"
            href={addressOf(changed({}, { q: question.q, in: question.in, sort: question.sort }))}
          >
            Remove all
          </a>
        </li>
      )}
    </ul>
  );
}
