import { type CfnElement, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface PrivateBucketProps {
  /** Keep the bucket and its content when the stack is deleted. */
  keep: boolean;
  /** Where accesses are recorded; absent only for the bucket that holds these records. */
  accessRecords?: Bucket;
  /** Objects expire after so many days; absent: they stay. */
  expireAfterDays?: number;
}

/**
 * A bucket like all of ours: encrypted, never public, TLS 1.2 or later only. It has no versions: an
 * object that is gone is gone, both for its readers and for S3's own event order (see docs/decisions).
 */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id, {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: props.keep ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      lifecycleRules: [
        {
          // Parts of an abandoned upload cost money and are in no listing.
          abortIncompleteMultipartUploadAfter: Duration.days(2),
          ...(props.expireAfterDays && { expiration: Duration.days(props.expireAfterDays) }),
        },
      ],
      ...(props.accessRecords && {
        // CDK's own `Bucket` misses its `IBucket` by an optional property, under `exactOptionalPropertyTypes`.
        serverAccessLogsBucket: props.accessRecords as IBucket,
        serverAccessLogsPrefix: `${id}/`,
      }),
    });
  }

  /** Allows a function to do `actions` (`s3:GetObject`) with any object in here, and to see that one doesn't exist. */
  grantObjects(grantee: IFunction, actions: string[]) {
    grantee.addToRolePolicy(new PolicyStatement({ actions, resources: [this.arnForObjects('*')] }));
    const logicalId = Stack.of(this).getLogicalId(this.node.defaultChild as CfnElement);
    Validations.of(grantee.role ?? grantee).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/*]`,
      reason: 'The function handles any object in this one bucket; keys can’t be known in advance.',
    });
    if (actions.includes('s3:GetObject')) {
      // Without the right to list, a missing object gives 403 instead of 404, which looks like a fault
      // on our side: it would be retried until it is a dead letter.
      grantee.addToRolePolicy(
        new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucketArn] }),
      );
    }
  }
}
