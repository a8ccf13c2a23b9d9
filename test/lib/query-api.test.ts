import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deskOperations } from '../../lambdas/routes/desk/endpoints.ts';
import { SETTINGS, STAGES } from '../../lib/settings.ts';
import { resource, resourcesOf, synthesize } from './synthesize.ts';

for (const stage of STAGES) {
  const { template } = synthesize(stage);
  const { api, logRetention, keepLogs } = SETTINGS[stage];

  describe(`the API of ${stage}`, () => {
    it('hands what reads to Query, all else to Correct, the desk’s to Desk, and asks every caller for credentials', () => {
      const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties);
      const answeredBy = (name: string) => {
        const { logicalId } = resource(template, 'AWS::Lambda::Function', name);
        const integrations = resourcesOf(template, 'AWS::ApiGatewayV2::Integration')
          .filter(({ Properties }) => JSON.stringify(Properties.IntegrationUri).includes(`"${logicalId}"`))
          .map((integration) => integration.logicalId);
        return routes
          .filter(({ Target }) => integrations.some((id) => JSON.stringify(Target).includes(`"${id}"`)))
          .map(({ RouteKey }) => RouteKey)
          .sort();
      };
      const [read, changed, desk] = [answeredBy('Query'), answeredBy('Correct'), answeredBy('Desk')];
      assert.deepEqual(read, ['GET /', 'GET /{path+}', 'HEAD /', 'HEAD /{path+}']);
      assert.deepEqual(changed, ['DELETE /{path+}', 'PATCH /{path+}', 'POST /{path+}', 'PUT /{path+}']);
      assert.deepEqual(
        desk.filter((route) => !route.startsWith('HEAD ')),
        deskOperations.map(({ method, path }) => `${method} ${path}`).sort(),
      );
      assert.equal(routes.length, read.length + changed.length + desk.length);
      for (const { AuthorizationType } of routes) assert.equal(AuthorizationType, 'AWS_IAM');
    });

    it('turns away more requests than the settings allow', () => {
      const { Properties } = resource(template, 'AWS::ApiGatewayV2::Stage', 'QueryStage');
      assert.equal(Properties.StageName, '$default');
      assert.deepEqual(Properties.DefaultRouteSettings, {
        ThrottlingRateLimit: api.throttle.rate,
        ThrottlingBurstLimit: api.throttle.burst,
      });
      assert.equal(resourcesOf(template, 'AWS::ApiGatewayV2::Stage').length, 1);
    });

    it('turns away fewer than that where they correct or explain, once it has those routes', () => {
      const { rate, burst } = api.correctingThrottle;
      const stage = resource(template, 'AWS::ApiGatewayV2::Stage', 'QueryStage');
      const throttled = { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst };
      assert.deepEqual(stage.Properties.RouteSettings, {
        'GET /dead-letters': throttled,
        'HEAD /dead-letters': throttled,
        'POST /dead-letters/{id}/retry': throttled,
        'GET /quotes/{id}/explanation': throttled,
        'HEAD /quotes/{id}/explanation': throttled,
        'DELETE /{path+}': throttled,
        'PATCH /{path+}': throttled,
        'POST /{path+}': throttled,
        'PUT /{path+}': throttled,
      });
      assert.ok(rate < api.throttle.rate && burst < api.throttle.burst);
      const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route');
      for (const { logicalId, Properties } of routes) {
        const isNamed = Properties.RouteKey in stage.Properties.RouteSettings;
        assert.ok(!isNamed || stage.DependsOn?.includes(logicalId), Properties.RouteKey);
      }
    });

    it('logs each request as one JSON object, to a group that forgets', () => {
      const { DestinationArn, Format } = resource(template, 'AWS::ApiGatewayV2::Stage', 'QueryStage')
        .Properties.AccessLogSettings;
      const group = resource(template, 'AWS::Logs::LogGroup', 'QueryAccessLogs');
      assert.deepEqual(DestinationArn, { 'Fn::GetAtt': [group.logicalId, 'Arn'] });
      assert.equal(group.Properties.RetentionInDays, logRetention);
      assert.equal(group.DeletionPolicy, keepLogs ? 'RetainExceptOnCreate' : 'Delete');
      const line = JSON.parse(Format);
      for (const field of ['requestId', 'ip', 'caller', 'path', 'status', 'latencyMs', 'functionError']) {
        assert.match(line[field], /^\$context\.[A-Za-z.]+$/);
      }
    });

    it('lets no page of another origin in unless the settings name it', () => {
      const { Properties } = resource(template, 'AWS::ApiGatewayV2::Api', 'QueryApi');
      assert.deepEqual(api.corsOrigins, []);
      assert.equal(Properties.CorsConfiguration, undefined);
    });
  });
}

describe('an API with other settings', () => {
  const { api } = SETTINGS.prod;

  it('asks for tokens of the issuer and for the audience that are named', () => {
    const jwt = { issuer: 'https://login.example.org/', audience: ['whosaid'] };

    const { template } = synthesize('prod', { api: { ...api, authorization: { jwt } } });

    const authorizer = resource(template, 'AWS::ApiGatewayV2::Authorizer', 'Query');
    assert.equal(authorizer.Properties.AuthorizerType, 'JWT');
    assert.deepEqual(authorizer.Properties.JwtConfiguration, { Issuer: jwt.issuer, Audience: jwt.audience });
    assert.deepEqual(authorizer.Properties.IdentitySource, ['$request.header.Authorization']);
    for (const { Properties } of resourcesOf(template, 'AWS::ApiGatewayV2::Route')) {
      assert.equal(Properties.AuthorizationType, 'JWT');
      assert.deepEqual(Properties.AuthorizerId, { Ref: authorizer.logicalId });
      assert.equal(Properties.AuthorizationScopes, undefined);
    }
  });

  it('lets only bearers of the scopes that are named correct', () => {
    const jwt = {
      issuer: 'https://login.example.org/',
      audience: ['whosaid'],
      correctingScopes: ['whosaid/correct'],
    };

    const { template } = synthesize('prod', { api: { ...api, authorization: { jwt } } });

    for (const { Properties } of resourcesOf(template, 'AWS::ApiGatewayV2::Route')) {
      const reads = /^(?:GET|HEAD) /.test(Properties.RouteKey);
      assert.deepEqual(Properties.AuthorizationScopes, reads ? undefined : ['whosaid/correct']);
    }
  });

  it('lets pages of the named origins read and correct', () => {
    const corsOrigins = ['https://desk.example.org'];

    const { template } = synthesize('prod', { api: { ...api, corsOrigins } });

    const { CorsConfiguration } = resource(template, 'AWS::ApiGatewayV2::Api', 'QueryApi').Properties;
    assert.deepEqual(CorsConfiguration.AllowOrigins, corsOrigins);
    assert.deepEqual(CorsConfiguration.AllowMethods, ['GET', 'HEAD', 'POST', 'PUT', 'DELETE']);
    assert.equal(CorsConfiguration.AllowCredentials, undefined);
    for (const header of ['authorization', 'content-type', 'if-none-match', 'x-amz-date']) {
      assert.ok(CorsConfiguration.AllowHeaders.includes(header));
    }
    assert.deepEqual(CorsConfiguration.ExposeHeaders, ['etag', 'link', 'retry-after']);
  });
});
