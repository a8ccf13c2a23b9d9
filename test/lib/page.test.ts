import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { API_PATTERNS, TO_PAGE, TO_VIEW } from '../../lib/page-paths.ts';
import { contentSecurityPolicy } from '../../web/csp.ts';
import { routeOf, viewOf } from '../../web/navigation/route.ts';
import { resource, resourcesOf, synthesize } from './synthesize.ts';

const page = { loginPrefix: 'whosaid-test', machines: { importer: ['read'] as const } };

describe('a stage with a page', () => {
  const { template } = synthesize('prod', { page });
  const distribution = resource(template, 'AWS::CloudFront::Distribution', 'Page').Properties
    .DistributionConfig;
  const pool = resource(template, 'AWS::Cognito::UserPool', 'PageLogin');
  const api = resource(template, 'AWS::ApiGatewayV2::Api', 'PageApi');
  const client = resource(template, 'AWS::Cognito::UserPoolClient', 'PageLoginPoolPage');
  const machine = resource(template, 'AWS::Cognito::UserPoolClient', 'PageLoginPoolMachine');
  const server = resource(template, 'AWS::Cognito::UserPoolResourceServer', 'PageLogin');
  const scope = (name: string) => ({ 'Fn::Join': ['', [{ Ref: server.logicalId }, `/${name}`]] });

  it('keeps the page’s files in a bucket that CloudFront alone reads', () => {
    const bucket = resource(template, 'AWS::S3::Bucket', 'PageAssets');
    assert.deepEqual(Object.values(bucket.Properties.PublicAccessBlockConfiguration), [
      true,
      true,
      true,
      true,
    ]);
    const policy = resource(template, 'AWS::S3::BucketPolicy', 'PageAssets').Properties.PolicyDocument;
    const allowed = policy.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
    assert.equal(allowed.length, 1);
    assert.deepEqual(allowed[0].Principal, { Service: 'cloudfront.amazonaws.com' });
    assert.equal(allowed[0].Action, 's3:GetObject');
    assert.match(JSON.stringify(allowed[0].Condition), /distribution/);
    const control = resource(template, 'AWS::CloudFront::OriginAccessControl', 'Page');
    const [origin] = distribution.Origins.filter(
      ({ Id }: { Id: string }) => Id === distribution.DefaultCacheBehavior.TargetOriginId,
    );
    assert.deepEqual(origin.OriginAccessControlId, { 'Fn::GetAtt': [control.logicalId, 'Id'] });
    assert.equal(distribution.DefaultCacheBehavior.ViewerProtocolPolicy, 'redirect-to-https');
  });

  it('answers all paths of the API from there, uncached and with who asks', () => {
    const [origin] = distribution.Origins.filter(({ DomainName }: { DomainName: unknown }) =>
      JSON.stringify(DomainName).includes(api.logicalId),
    );
    const behaviors: { PathPattern: string; TargetOriginId: string; CachePolicyId: string }[] =
      distribution.CacheBehaviors;
    assert.deepEqual(behaviors.map(({ PathPattern }) => PathPattern).sort(), API_PATTERNS);
    for (const pattern of ['/quotes*', '/articles*', '/speakers*', '/dead-letters*', '/stats*', '/health*'])
      assert.ok(API_PATTERNS.includes(pattern), pattern);
    for (const { TargetOriginId, CachePolicyId } of behaviors) {
      assert.equal(TargetOriginId, origin.Id);
      // CloudFront's own CachingDisabled.
      assert.equal(CachePolicyId, '4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
    }
    assert.ok(
      !API_PATTERNS.some((pattern) =>
        ['/view', '/asse', '/conf', '/inde'].some((own) => pattern.startsWith(own)),
      ),
    );
  });

  it('sends the page’s own policy, by which it asks nobody but its address and the login', () => {
    const headers = resource(template, 'AWS::CloudFront::ResponseHeadersPolicy', 'Page').Properties
      .ResponseHeadersPolicyConfig.SecurityHeadersConfig;
    const {
      'Fn::Join': [, parts],
    } = headers.ContentSecurityPolicy.ContentSecurityPolicy;
    const text = parts.map((part: unknown) => (typeof part === 'string' ? part : 'REGION')).join('');
    assert.equal(
      text,
      contentSecurityPolicy([
        'https://whosaid-test.auth.REGION.amazoncognito.com',
        'https://cognito-idp.REGION.amazonaws.com',
      ]),
    );
    assert.doesNotMatch(text, /unsafe/);
    assert.ok(headers.StrictTransportSecurity.AccessControlMaxAgeSec >= 31_536_000);
    assert.ok(headers.ContentTypeOptions.Override);
  });

  it('has a pool that nobody signs up to, with a second factor, and its own login page', () => {
    assert.equal(pool.Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly, true);
    assert.equal(pool.Properties.MfaConfiguration, 'ON');
    assert.equal(pool.Properties.DeletionProtection, 'ACTIVE');
    assert.equal(pool.DeletionPolicy, 'RetainExceptOnCreate');
    const domain = resource(template, 'AWS::Cognito::UserPoolDomain', 'Page').Properties;
    assert.deepEqual([domain.Domain, domain.ManagedLoginVersion], ['whosaid-test', 2]);
    const branding = resource(template, 'AWS::Cognito::ManagedLoginBranding', 'Page').Properties;
    assert.deepEqual(branding.ClientId, { Ref: client.logicalId });
  });

  it('logs the page in by a code and no secret, back to its own address', () => {
    const { GenerateSecret, AllowedOAuthFlows, AllowedOAuthScopes, CallbackURLs } = client.Properties;
    assert.deepEqual([GenerateSecret, AllowedOAuthFlows], [false, ['code']]);
    assert.deepEqual(AllowedOAuthScopes, ['openid', 'email', scope('read'), scope('correct')]);
    assert.equal(CallbackURLs.length, 1);
    assert.match(
      JSON.stringify(CallbackURLs),
      /"https:\/\/",\{"Fn::GetAtt":\["PageDistribution\w+","DomainName"\]\},"\/"/,
    );
  });

  it('gives programs tokens for a secret, good for what the settings say', () => {
    const { GenerateSecret, AllowedOAuthFlows, AllowedOAuthScopes } = machine.Properties;
    assert.deepEqual([GenerateSecret, AllowedOAuthFlows], [true, ['client_credentials']]);
    assert.deepEqual(AllowedOAuthScopes, [scope('read')]);
  });

  it('asks for a token of the pool on each route, with the scope to correct where something changes', () => {
    const authorizer = resource(template, 'AWS::ApiGatewayV2::Authorizer', 'PageApi');
    const { Issuer, Audience } = authorizer.Properties.JwtConfiguration;
    assert.ok(JSON.stringify(Issuer).includes(pool.logicalId));
    assert.deepEqual(Audience, [{ Ref: client.logicalId }, { Ref: machine.logicalId }]);
    const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route').filter(
      ({ Properties }) => Properties.ApiId.Ref === api.logicalId,
    );
    assert.ok(routes.length > 10);
    for (const { Properties } of routes) {
      const reads = /^(?:GET|HEAD) /.test(Properties.RouteKey);
      assert.equal(Properties.AuthorizationType, 'JWT');
      assert.deepEqual(Properties.AuthorizerId, { Ref: authorizer.logicalId });
      assert.deepEqual(Properties.AuthorizationScopes, [`whosaid/${reads ? 'read' : 'correct'}`]);
    }
  });

  it('leaves the stage’s own API as it is', () => {
    const without = synthesize('prod').template;
    const routesOf = (of: typeof template) =>
      resourcesOf(of, 'AWS::ApiGatewayV2::Route')
        .filter(({ logicalId }) => logicalId.startsWith('Query'))
        .map(({ Properties }) => [Properties.RouteKey, Properties.AuthorizationType])
        .sort();
    assert.deepEqual(routesOf(template), routesOf(without));
    for (const [, type] of routesOf(template)) assert.equal(type, 'AWS_IAM');
  });

  it('tells the page where to log in, in a file that is asked for anew, behind the files that it needs', () => {
    const hashed = resource(template, 'Custom::CDKBucketDeployment', 'PageFilesHashed');
    const others = resource(template, 'Custom::CDKBucketDeployment', 'PageFilesOthers');
    assert.equal(others.Properties.SystemMetadata['cache-control'], 'no-cache');
    assert.match(hashed.Properties.SystemMetadata['cache-control'], /immutable/);
    assert.equal(hashed.Properties.Prune, false);
    assert.ok(others.DependsOn?.includes(hashed.logicalId));
    const markers = JSON.stringify(others.Properties.SourceMarkers);
    for (const { logicalId } of [pool, client]) assert.ok(markers.includes(logicalId));
  });

  it('has an own name where the settings give one, by TLS 1.2 at least', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/abc';
    const named = synthesize('prod', {
      page: { ...page, domain: { name: 'said.example.org', certificateArn } },
    });

    const { Aliases, ViewerCertificate } = resource(named.template, 'AWS::CloudFront::Distribution', 'Page')
      .Properties.DistributionConfig;
    const { CallbackURLs } = resource(
      named.template,
      'AWS::Cognito::UserPoolClient',
      'PageLoginPoolPage',
    ).Properties;

    assert.deepEqual(Aliases, ['said.example.org']);
    assert.equal(ViewerCertificate.AcmCertificateArn, certificateArn);
    assert.match(ViewerCertificate.MinimumProtocolVersion, /^TLSv1\.2/);
    assert.deepEqual(CallbackURLs, ['https://said.example.org/']);
  });
});

describe('a stage without a page', () => {
  it('has nothing of it', () => {
    const { template } = synthesize('prod');

    const types = Object.values(template.toJSON().Resources as Record<string, { Type: string }>);
    assert.deepEqual(
      types.filter(({ Type }) => /::(?:CloudFront|Cognito)::|Custom::/.test(Type)),
      [],
    );
  });
});

/** What one of CloudFront's functions does with a request. */
function atEdge(code: string, uri: string, { accept = 'text/html,*/*', method = 'GET', query = {} } = {}) {
  const request = { uri, method, headers: { accept: { value: accept } }, querystring: query };
  return runInNewContext(`${code}; handler(event)`, { event: { request } });
}

describe('at the edge', () => {
  for (const path of ['/', '/view/articles/abc', '/view/quotes/abc.1.def', '/view/desk']) {
    it(`${path} is the page`, () => {
      assert.ok(routeOf(path));
      assert.equal(atEdge(TO_PAGE, path).uri, '/index.html');
    });
  }

  for (const path of ['/view/nothing', '/nothing', '/assets/', '/favicon.svg/x']) {
    it(`${path} is the page too, which says that there is nothing`, () => {
      assert.equal(routeOf(path), undefined);
      assert.equal(atEdge(TO_PAGE, path).uri, '/index.html');
    });
  }

  for (const path of ['/assets/page-ABC.js', '/config.json', '/favicon.svg']) {
    it(`${path} is a file`, () => assert.equal(atEdge(TO_PAGE, path).uri, path));
  }

  for (const path of [
    '/articles/abc',
    '/quotes/abc.1.def',
    '/speakers/ilse-brandt/',
    '/articles',
    '/quotes/a/variants',
  ]) {
    it(`a browser that is led to ${path} is led on where the local server leads it`, () => {
      const answer = atEdge(TO_VIEW, path);
      const view = viewOf(path);
      if (view === undefined) assert.equal(answer.uri, path);
      else assert.deepEqual([answer.statusCode, answer.headers.location.value], [303, view]);
    });
  }

  it('programs, other methods and other formats get what the API answers', () => {
    for (const how of [
      { accept: 'application/json' },
      { method: 'PUT' },
      { query: { format: { value: 'ld' } } },
    ])
      assert.equal(atEdge(TO_VIEW, '/quotes/abc.1.def', how).uri, '/quotes/abc.1.def');
  });
});
