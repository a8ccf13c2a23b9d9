import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** An encrypted topic. It has its own key, because CloudWatch can't publish to one under the AWS-managed key. */
export function createTopic(scope: Construct, content: string): { topic: Topic; key: Key } {
  const key = new Key(scope, 'Key', {
    description: `Whosaid: ${content}`,
    enableKeyRotation: true,
    // It protects messages in transit; nothing is stored.
    removalPolicy: RemovalPolicy.DESTROY,
    pendingWindow: Duration.days(7),
  });
  return { topic: new Topic(scope, 'Topic', { masterKey: key, enforceSSL: true }), key };
}
