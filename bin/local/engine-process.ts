import { attribute, explain, loadEngine } from '../../lambdas/attribution/index.ts';
import type { EngineRequest, EngineResponse } from './engine.ts';

/** Runs the engine in a process of its own, so that a crash of the native library ends nothing else. */

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

loadEngine().then(
  () => send({ ready: true }),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
