import { synthesize } from './synthesize.ts';

/** Prints the template of a stage with all that its settings can turn on: the page, by a name of its own too. */
const { template } = synthesize('prod', {
  page: {
    loginPrefix: 'whosaid-test',
    domain: {
      name: 'whosaid.example.org',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0b1c2d3e-0000-4000-8000-000000000000',
    },
    machines: { importer: ['read'], desk: ['read', 'correct'] },
  },
});
process.stdout.write(JSON.stringify(template.toJSON(), null, 1));
