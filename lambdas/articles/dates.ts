const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** `2016-12-19`, `2016/12/19`, `2016-12-19T18:05`. */
const YEAR_FIRST = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
/** `20161219`, `20161219180500`, `20161219T180500Z`, `20161219T1805+0100`. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(?=T|\d{6})T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;
/** `19 December 2016`, `19th of Dec. 2016`, `19-Dec-2016`. */
const DAY_MONTH_YEAR = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ .-]{1,2}${MONTH}[ .,-]{1,3}(\\d{4})(?!\\d)`,
  'i',
);
/** `December 19, 2016`, `Dec. 19th 2016`. */
const MONTH_DAY_YEAR = new RegExp(
  `\\b${MONTH}[ .-]{1,2}(\\d{1,2})(?:st|nd|rd|th)?[ ,-]{1,2}(\\d{4})(?!\\d)`,
  'i',
);
/** `Mon Dec 19 18:05:00 +0000 2016`. */
const YEAR_LAST = new RegExp(
  `\\b${MONTH} (\\d{1,2}) \\d{1,2}:\\d{2}(?::\\d{2})? [+\\w:-]{1,6} (\\d{4})(?!\\d)`,
  'i',
);
/** `19/12/2016`, `12/19/2016`: the order is known only if one of them is over 12. */
const NUMBERS = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/;

const TIME = /(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?!:)/;
const HALF_DAY = /^ ?([ap])\.?m\b\.?/i;
const ZONE =
  /^ ?\(?(?:(z|utc?|gmt|est|edt|cst|cdt|mst|mdt|pst|pdt)(?![a-z]))?\)? ?(?:([+-])(\d{2}):?(\d{2})(?!\d))?/i;

/** Hours from UTC of the zones that RFC 2822 names. */
const ZONE_HOURS: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

const EARLIEST_YEAR = 1600;
const LATEST_YEAR = 2200;

interface Day {
  year: number;
  month: number;
  day: number;
}

/**
 * Converts a date as files write it to the form of `Article.published`: ISO 8601, RFC 2822, `19 December 2016`, `Dec.
 * 19, 2016 6:05 PM EST`, `20161219`, seconds or milliseconds since 1970. A time without a zone is dropped, because only
 * the day is certain. Undefined if the day is not certain: `03/04/2016`, `December 2016`, `2016-02-30`, years before
 * 1600 or after 2200.
 *
 * @example isoDate('Mon, 19 Dec 2016 18:05:00 +0100') // '2016-12-19T17:05:00.000Z'
 * @example isoDate('Dec. 19, 2016 6:05 PM') // '2016-12-19'
 */
export function isoDate(value: unknown): string | undefined {
  if (typeof value === 'number') return ofNumber(value);
  if (typeof value !== 'string') return undefined;
  const words = value.slice(0, 200).replace(/\s+/g, ' ').trim();
  return ofCompact(words) ?? (/^\d+(?:\.\d+)?$/.test(words) ? ofNumber(Number(words)) : ofWords(words));
}

function ofNumber(value: number): string | undefined {
  const compact = ofCompact(String(value));
  if (compact !== undefined) return compact;
  if (value >= 1e8 && value < 1e10) return ofInstant(value * 1000);
  return value >= 1e11 && value < 1e13 ? ofInstant(value) : undefined;
}

function ofCompact(words: string): string | undefined {
  const found = COMPACT.exec(words);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second = '00', zone] = found;
  if (zone === undefined) return isoDay(dayOf(year, month, day));
  return ofWords(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
}

function ofWords(words: string): string | undefined {
  const day = findDay(words);
  if (day === undefined) return undefined;
  const instant = findInstant(day, words);
  return (instant === undefined ? undefined : ofInstant(instant)) ?? isoDay(day);
}

function findDay(words: string): Day | undefined {
  const yearFirst = YEAR_FIRST.exec(words);
  if (yearFirst !== null) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dayFirst = DAY_MONTH_YEAR.exec(words);
  if (dayFirst !== null) return dayOf(dayFirst[3], monthNumber(dayFirst[2]!), dayFirst[1]);
  const monthFirst = MONTH_DAY_YEAR.exec(words) ?? YEAR_LAST.exec(words);
  if (monthFirst !== null) return dayOf(monthFirst[3], monthNumber(monthFirst[1]!), monthFirst[2]);
  const numbers = NUMBERS.exec(words);
  if (numbers === null) return undefined;
  const [, first, second, year] = numbers;
  if (Number(first) > 12 || first === second) return dayOf(year, second, first);
  return Number(second) > 12 ? dayOf(year, first, second) : undefined;
}

/** Milliseconds since 1970 of the time in `words`; undefined without a certain time and zone. */
function findInstant({ year, month, day }: Day, words: string): number | undefined {
  const time = TIME.exec(words);
  if (time === null) return undefined;
  const afterTime = words.slice(time.index + time[0].length);
  const half = HALF_DAY.exec(afterTime);
  const hour = hourOf(Number(time[1]), half?.[1]?.toLowerCase());
  const minute = Number(time[2]);
  const second = Number(time[3] ?? 0);
  const offset = offsetMinutes(afterTime.slice(half?.[0].length ?? 0));
  if (hour === undefined || minute > 59 || second > 59 || offset === undefined) return undefined;
  const milliseconds = Number(`0.${time[4] ?? 0}`) * 1000;
  return Date.UTC(year, month - 1, day, hour, minute - offset, second, milliseconds);
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

function offsetMinutes(words: string): number | undefined {
  const [, name, sign, hours, minutes] = ZONE.exec(words) ?? [];
  if (sign !== undefined) {
    const offset = Number(hours) * 60 + Number(minutes);
    return offset <= 14 * 60 ? (sign === '-' ? -offset : offset) : undefined;
  }
  const named = name === undefined ? undefined : ZONE_HOURS[name.toLowerCase()];
  return named === undefined ? undefined : named * 60;
}

function monthNumber(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

/** A day, if it exists in the calendar. */
function dayOf(year?: string, month?: string, day?: string): Day | undefined {
  const found = { year: Number(year), month: Number(month), day: Number(day) };
  if (found.year < EARLIEST_YEAR || found.year > LATEST_YEAR) return undefined;
  const date = new Date(Date.UTC(found.year, found.month - 1, found.day));
  return date.getUTCMonth() === found.month - 1 && date.getUTCDate() === found.day ? found : undefined;
}

function isoDay(day: Day | undefined): string | undefined {
  if (day === undefined) return undefined;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.year}-${two(day.month)}-${two(day.day)}`;
}

function ofInstant(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR ? date.toISOString() : undefined;
}
