import { type CfnElement, Duration, Stack, Token, Validations } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { PAGE_SOURCE, pageBundling } from './page-assets.ts';

export interface PageFilesProps {
  bucket: IBucket;
  distribution: Distribution;
  /** What the page has to know about its deployment: `/config.json`. */
  config: Record<string, string>;
}

/** The resource type of CDK's function that puts files into buckets. */
const DEPLOYER = 'Custom::CDKBucketDeployment';

/** Names of these files change with their bytes. */
const HASHED = 'assets/*';

/** Puts the page's files into their bucket at each deployment, and `/config.json` beside them. */
export class PageFiles extends Construct {
  constructor(scope: Construct, id: string, { bucket, distribution, config }: PageFilesProps) {
    super(scope, id);
    const page = Source.asset(PAGE_SOURCE, pageBundling);
    const hashed = new BucketDeployment(this, 'Hashed', {
      destinationBucket: bucket,
      sources: [page],
      exclude: ['*'],
      include: [HASHED],
      // Open windows still request the files of the page that they loaded.
      prune: false,
      cacheControl: [
        CacheControl.setPublic(),
        CacheControl.maxAge(Duration.days(365)),
        CacheControl.immutable(),
      ],
    });
    const others = new BucketDeployment(this, 'Others', {
      destinationBucket: bucket,
      sources: [page, Source.jsonData('config.json', config)],
      exclude: [HASHED],
      // Revalidated each time; answered by an empty 304 if nothing changed.
      cacheControl: [CacheControl.noCache()],
      distribution,
      distributionPaths: ['/index.html', '/config.json', '/favicon.svg'],
    });
    // Files are deployed before the files that refer to them.
    others.node.addDependency(hashed);
    this.acknowledge(bucket);
  }

  /** CDK's own function puts the files there, one for the stack; we can't choose its runtime and role. */
  private acknowledge(bucket: IBucket) {
    const stack = Stack.of(this);
    const shown = (value: string, name: string) => (Token.isUnresolved(value) ? `<AWS::${name}>` : value);
    const assets = `cdk-hnb659fds-assets-${shown(stack.account, 'AccountId')}-${shown(stack.region, 'Region')}`;
    const logicalId = stack.getLogicalId(bucket.node.defaultChild as CfnElement);
    const own =
      'CDK’s own function, which copies the page’s files at a deployment and is called by nobody else, comes so.';
    const files = 'It copies the page’s files from CDK’s assets to this one bucket.';
    const acknowledged: [id: string, reason: string][] = [
      ['AwsSolutions-L1', own],
      ['Serverless-LambdaLatestVersion', own],
      ['Serverless-LambdaDLQ', own],
      ['Serverless-LambdaTracing', own],
      [
        'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
        own,
      ],
      ...['GetBucket', 'GetObject', 'List', 'Abort', 'DeleteObject'].map((action): [string, string] => [
        `AwsSolutions-IAM5[Action::s3:${action}*]`,
        own,
      ]),
      [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::${assets}/*]`, files],
      [`AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/*]`, files],
      ['AwsSolutions-IAM5[Resource::*]', 'It invalidates the page’s files in CloudFront.'],
    ];
    for (const putter of stack.node.children.filter(({ node }) => node.id.startsWith(DEPLOYER))) {
      Validations.of(putter).acknowledge(...acknowledged.map(([id, reason]) => ({ id, reason })));
    }
  }
}
