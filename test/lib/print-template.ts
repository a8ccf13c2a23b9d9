/** Prints the template of prod with all that a stage may have: the CDK's command line has no way to ask for it. */
import { ALL_SETTINGS, synthesize } from './synthesize.ts';

process.stdout.write(JSON.stringify(synthesize('prod', ALL_SETTINGS).template.toJSON(), null, 1));
