import { attribute, explain, loadEngine } from '../../lambdas/attribution/index.ts';
import type { EngineRequest, EngineResponse } from './engine.ts';

/**
 * Runs the engine in a process of its own, so that a crash of the native library ends nothing else. The argument is how
 * many threads it computes with, if it should not take all processors.
 */

const send = (answer: EngineResponse) => process.send?.(answer);

// Ctrl-C reaches all processes of a terminal. This one ends when its parent does.
process.on('SIGINT', () => {}).on('SIGTERM', () => {});
process.on('disconnect', () => process.exit());

process.on('message', ({ id, text, isExplained }: EngineRequest) => {
  (isExplained ? explain(text) : attribute(text)).then(
    (attributions) => send({ id, attributions }),
    (error: Error) => send({ id, error: { name: error.name, message: error.message } }),
  );
});

const [threads] = process.argv.slice(2);
loadEngine(threads === undefined ? undefined : Number(threads)).then(
  () => send({ ready: true }),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
