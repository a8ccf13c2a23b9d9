import { counted, numberOf } from '../text/words.ts';
import { type Month, timeline } from './months.ts';

const WIDTH = 640;
const HEIGHT = 96;

const month = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', timeZone: 'UTC' });
const nameOf = (period: string) =>
  period.length === 4 ? period : month.format(new Date(`${period}-01T00:00:00Z`));

/**
 * Quotes by month, or by year, as bars; the same numbers as a table for screen readers.
 *
 * @param undated quotes that belong to no month
 */
export function Plot({ months, undated }: { months: readonly Month[]; undated: number }) {
  const periods = timeline(months);
  if (periods.length < 2) return null;
  const most = Math.max(...periods.map(({ quotes }) => quotes));
  const step = WIDTH / periods.length;
  const width = Math.max(1, Math.min(24, step * 0.72));
  const [first, last] = [periods[0], periods.at(-1)];
  return (
    <figure class="plot">
      <figcaption>
        Quotes by {first?.period.length === 4 ? 'year' : 'month'} of publication
        {undated > 0 && `; ${counted(undated, 'quote')} in articles without a date not shown`}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} class="axis" />
        {periods.map(({ period, quotes }, at) => {
          const height = (quotes / most) * (HEIGHT - 4);
          return (
            <rect
              key={period}
              x={at * step + (step - width) / 2}
              y={HEIGHT - height}
              width={width}
              height={height}
            >
              <title>{`${nameOf(period)}: ${counted(quotes, 'quote')}`}</title>
            </rect>
          );
        })}
      </svg>
      <p class="plot-ends" aria-hidden="true">
        <span>{nameOf(first?.period ?? '')}</span>
        <span>highest: {numberOf(most)}</span>
        <span>{nameOf(last?.period ?? '')}</span>
      </p>
      <table class="visually-hidden">
        <caption>Quotes by time</caption>
        <tbody>
          {periods
            .filter(({ quotes }) => quotes > 0)
            .map(({ period, quotes }) => (
              <tr key={period}>
                <th scope="row">{nameOf(period)}</th>
                <td>{numberOf(quotes)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  );
}
