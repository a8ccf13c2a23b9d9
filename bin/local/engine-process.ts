import { attribute, explain, loadEngine } from '../../lambdas/attribution/index.ts';
import type { Answer, Question } from './engine.ts';

/** The engine's own process: what the native library does, however it ends, happens to nobody else. */

const send = (answer: Answer) => process.send?.(answer);

// Ctrl-C reaches all processes of a terminal; this one ends when the one it works for does.
process.on('SIGINT', () => {}).on('SIGTERM', () => {});
process.on('disconnect', () => process.exit());

process.on('message', ({ id, text, isExplained }: Question) => {
  (isExplained ? explain(text) : attribute(text)).then(
    (attributions) => send({ id, attributions }),
    (error: Error) => send({ id, error: { name: error.name, message: error.message } }),
  );
});

loadEngine().then(
  () => send({ ready: true }),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
