import type { Attribution } from '../../lambdas/attribution/attribution.ts';

/** A small engine for tests: each line `Name: words` is something that Name said; `?: words` is said by nobody. */
export function attributeLines(text: string): Attribution[] {
  return [...text.matchAll(/^([^:\n]+): (.+)$/gm)].map(({ index, 1: name = '', 2: words = '' }) => {
    const start = index + name.length + 2;
    return {
      kind: 'direct',
      source: [{ start: index, end: index + name.length }],
      cue: [{ start: index + name.length, end: index + name.length + 1 }],
      content: [{ start, end: start + words.length }],
      speaker:
        name === '?'
          ? { name: null, description: 'somebody', resolution: 'unnamed' }
          : { name, description: null, resolution: 'name' },
      confidence: 0.9,
    };
  });
}
