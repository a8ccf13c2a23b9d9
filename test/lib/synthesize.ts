import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SETTINGS, type StageName, type StageSettings } from '../../lib/settings.ts';
import { WhosaidStack } from '../../lib/whosaid-stack.ts';

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));

/** All that a stage may have beside what every stage has. */
export const ALL_SETTINGS: Partial<StageSettings> = {
  page: {
    loginPrefix: 'whosaid-test',
    domain: {
      name: 'whosaid.example.org',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0b1c2d3e-0000-4000-8000-000000000000',
    },
    machines: { importer: ['read'], desk: ['read', 'correct'] },
  },
  search: { standbyReplicas: true, operators: ['arn:aws:iam::111122223333:role/Operator'] },
  watches: true,
  lake: { mostScannedGb: 100 },
};

/**
 * A stage as `cdk synth` makes it, by the same feature flags, but with nothing bundled, and without CloudFormation's
 * own checks, which take longer than all the rest: `cdk synth` makes them.
 */
export function synthesize(stage: StageName, changes: Partial<StageSettings> = {}) {
  const app = new App({
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
  });
  const stack = new WhosaidStack(app, stage, { ...SETTINGS[stage], ...changes });
  return { app, stack, template: Template.fromStack(stack) };
}

export interface Resource {
  logicalId: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template's resources have no common shape
  Properties: any;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  DependsOn?: string | string[];
}

/** All resources of a type. */
export function resourcesOf(template: Template, type: string): Resource[] {
  return Object.entries(template.findResources(type)).map(([logicalId, resource]) => ({
    logicalId,
    ...(resource as Omit<Resource, 'logicalId'>),
  }));
}

/** The one resource of a type whose logical id begins so. */
export function resource(template: Template, type: string, idPrefix: string): Resource {
  const found = resourcesOf(template, type).filter(({ logicalId }) => logicalId.startsWith(idPrefix));
  if (found.length !== 1) throw new Error(`${found.length} resources of ${type} begin with ${idPrefix}`);
  return found[0]!;
}
