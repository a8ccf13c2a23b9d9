import { MAX_TEXT_LENGTH } from '../lambdas/articles/index.ts';
import { KINDS, type Step } from './growth.ts';
import { inOwnProcess } from './own-process.ts';
import type { Figures } from './part.ts';
import type { Speed } from './speed.ts';
import { rounded } from './statistics.ts';

const MB = 1e6;

/** How fast the engine is, in how much memory, and whether its time grows with the text or faster. */
export default async function engine(): Promise<Figures[]> {
  const speed = await inOwnProcess<Speed>('speed.ts');
  const growth: [string, Step[]][] = [];
  for (const kind of Object.keys(KINDS)) growth.push([kind, await inOwnProcess<Step[]>('growth.ts', kind)]);
  return [speedFigures(speed), growthFigures(growth)];
}

function speedFigures(speed: Speed): Figures {
  return {
    title: `Engine: ${speed.articles}, two cores, median of ${speed.rounds} rounds`,
    rows: [
      ['', 'measured', 'expected'],
      ['articles/s', rounded(speed.articlesPerSecond), '>= 5'],
      ['articles per second of processor time', rounded(speed.articlesPerProcessorSecond), ''],
      ['MB/s', rounded(speed.megabytesPerSecond), ''],
      ['peak memory of the process, MB', rounded(speed.memory / MB), '<= 800'],
      ['of it in use between two articles, MB', rounded(speed.heap / MB), ''],
    ],
  };
}

function growthFigures(growth: [string, Step[]][]): Figures {
  const perKb = ({ milliseconds, length }: Step) => milliseconds / (length / 1000);
  const sizes = ['20 KB', '200 KB', '1 MB'];
  return {
    title: 'Engine: growth with the length of one text',
    rows: [
      ['', ...sizes.map((size) => `ms/KB at ${size}`), 'last : first', 'peak MB at 200 KB', 'at 1 MB'],
      ...growth.map(([kind, steps]) => {
        const [first, middle, last] = steps as [Step, Step, Step];
        return [
          kind,
          ...steps.map((step) => rounded(perKb(step))),
          rounded(perKb(last) / perKb(first)),
          rounded(middle.memory / MB),
          rounded(last.memory / MB),
        ];
      }),
    ],
    notes: [
      'Processor time; 1 KB is a thousand characters. ' +
        `The text of one article may have ${MAX_TEXT_LENGTH.toLocaleString('en-US')} characters.`,
    ],
  };
}
