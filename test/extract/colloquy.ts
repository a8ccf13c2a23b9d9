import type { Attribution } from '../../lambdas/model/attribution.ts';

/**
 * A small engine for tests: each line `Name: words` is something that Name said, `Name thinks: words` something that
 * Name thinks; `?: words` is said by nobody.
 */
export function attributeLines(text: string): Attribution[] {
  return [...text.matchAll(/^([^:\n]+?)( thinks)?: (.+)$/gm)].map((line) => {
    const { index, 0: whole, 1: name = '', 2: thinks, 3: words = '' } = line;
    const start = index + whole.length - words.length;
    return {
      kind: 'direct',
      type: thinks === undefined ? 'communication' : 'belief',
      source: [{ start: index, end: index + name.length }],
      cue: [{ start: index + name.length, end: start - 1 }],
      content: [{ start, end: start + words.length }],
      reportedBy: null,
      speaker:
        name === '?'
          ? {
              name: null,
              description: 'somebody',
              resolution: 'unnamed',
              type: 'unnamed',
              roles: [],
              gender: null,
              confidence: 0.9,
            }
          : {
              name,
              description: null,
              resolution: 'name',
              type: 'person',
              roles: [],
              gender: null,
              confidence: 0.9,
            },
      confidence: 0.9,
    };
  });
}
