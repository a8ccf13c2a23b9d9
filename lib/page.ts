import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { pageHeaders } from '../web/csp.ts';
import type { Drop } from './drop.ts';
import { CORRECT, Login, READ } from './login.ts';
import { PageApi, type PageApiProps } from './page-api.ts';
import { PageFiles } from './page-files.ts';
import { API_PATTERNS, TO_PAGE, TO_VIEW } from './page-paths.ts';
import { PrivateBucket } from './private-bucket.ts';
import type { PageSettings, StageSettings } from './settings.ts';

export interface PageProps {
  settings: StageSettings;
  page: PageSettings;
  drop: Drop;
  functions: PageApiProps['functions'];
}

/** The page: its files in a private bucket behind CloudFront, the API at the same address, and a login. */
export class PageSite extends Construct {
  readonly distribution: Distribution;
  readonly login: Login;
  readonly url: string;

  constructor(scope: Construct, id: string, { settings, page, drop, functions }: PageProps) {
    super(scope, id);
    this.login = new Login(this, 'Login', { page, keep: settings.keepData });
    const pageApi = new PageApi(this, 'Api');
    // It can be rebuilt from the code at any time, so nothing in it is worth keeping.
    const bucket = new PrivateBucket(this, 'Assets', { keep: false, accessRecords: drop.accessRecords });
    this.distribution = this.distributionOf(page, bucket as IBucket, pageApi);
    this.url = `https://${page.domain?.name ?? this.distribution.distributionDomainName}/`;

    const client = this.login.addPage(this.url);
    const machines = Object.entries(page.machines ?? {}).map(([name, scopes]) =>
      this.login.addMachine(name, scopes),
    );
    pageApi.open(this.login.issuer, [client, ...machines], { settings, functions });
    new PageFiles(this, 'Files', {
      bucket: bucket as IBucket,
      distribution: this.distribution,
      config: {
        authority: this.login.issuer,
        clientId: client.userPoolClientId,
        domain: this.login.url,
        scope: `openid ${READ} ${CORRECT}`,
      },
    });
  }

  private distributionOf({ domain }: PageSettings, bucket: IBucket, { api }: PageApi): Distribution {
    const { region, urlSuffix, stackName } = Stack.of(this);
    const toApi: BehaviorOptions = {
      origin: new HttpOrigin(`${api.apiId}.execute-api.${region}.${urlSuffix}`),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [this.atRequest('ToView', TO_VIEW)],
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: `${stackName}: the page and its API`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: this.headers(),
        functionAssociations: [this.atRequest('ToPage', TO_PAGE)],
      },
      additionalBehaviors: Object.fromEntries(API_PATTERNS.map((pattern) => [pattern, toApi])),
      ...(domain && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
    });
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Readers may be anywhere; the login identifies them.' },
      {
        id: 'AwsSolutions-CFR2',
        reason: 'The files are public, and the API requires a token and throttles each route.',
      },
      {
        id: 'AwsSolutions-CFR3',
        reason: 'API Gateway logs each request that asks something; S3 records each file that is fetched.',
      },
      {
        id: 'AwsSolutions-CFR4',
        reason:
          'CloudFront’s own certificate allows no other setting; a domain in the settings requires TLS 1.2.',
      },
    );
    return distribution;
  }

  private atRequest(id: string, code: string) {
    return {
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: new EdgeFunction(this, id, {
        code: FunctionCode.fromInline(code),
        runtime: FunctionRuntime.JS_2_0,
      }),
    };
  }

  /** The same headers as `npm start` sends; besides its own origin, the page contacts only the login. */
  private headers(): ResponseHeadersPolicy {
    const { region } = Stack.of(this);
    const {
      'content-security-policy': contentSecurityPolicy = '',
      'x-content-type-options': _always,
      'referrer-policy': _same,
      ...custom
    } = pageHeaders([this.login.url, `https://cognito-idp.${region}.amazonaws.com`]);
    return new ResponseHeadersPolicy(this, 'Headers', {
      comment: 'What a browser may do with the page',
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        contentTypeOptions: { override: true },
        referrerPolicy: {
          referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
          override: true,
        },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(custom).map(([header, value]) => ({ header, value, override: true })),
      },
    });
  }
}
