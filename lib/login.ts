import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
  type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { PageSettings } from './settings.ts';

/** The scopes of tokens, defined by the pool's resource server. */
const SERVER = 'whosaid';
export const READ = `${SERVER}/read`;
export const CORRECT = `${SERVER}/correct`;

export interface LoginProps {
  page: PageSettings;
  keep: boolean;
}

/**
 * Who may use the page: people whom an administrator adds, through Cognito's own login page, and programs with a
 * secret.
 */
export class Login extends Construct {
  readonly pool: UserPool;
  /** Where people log in: `https://…`. */
  readonly url: string;
  readonly #server: UserPoolResourceServer;
  readonly #scopes = {
    read: new ResourceServerScope({ scopeName: 'read', scopeDescription: 'Ask who said what' }),
    correct: new ResourceServerScope({
      scopeName: 'correct',
      scopeDescription: 'Correct quotes and speakers',
    }),
  };

  constructor(scope: Construct, id: string, { page, keep }: LoginProps) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: keep,
      removalPolicy: keep ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    Validations.of(this.pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason:
        'The Plus plan adds threat protection alone, at several times the price; nobody signs up, and a second factor is ' +
        'required.',
    });
    this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: page.loginPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.url = `https://${page.loginPrefix}.auth.${Stack.of(this).region}.amazoncognito.com`;
    this.#server = this.pool.addResourceServer('Server', {
      identifier: SERVER,
      scopes: Object.values(this.#scopes),
    });
  }

  /** The issuer of the pool's tokens. */
  get issuer(): string {
    const { region } = Stack.of(this);
    return `https://cognito-idp.${region}.amazonaws.com/${this.pool.userPoolId}`;
  }

  /** The client of a page at `url`: authorization code with PKCE, no secret. */
  addPage(url: string): UserPoolClient {
    const client = this.pool.addClient('Page', {
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, this.scope('read'), this.scope('correct')],
        callbackUrls: [url],
        logoutUrls: [url],
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(1),
    });
    new CfnManagedLoginBranding(this, 'Branding', {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return client;
  }

  /** The client of a program: it gets tokens for its id and secret (client credentials). */
  addMachine(name: string, scopes: readonly ('read' | 'correct')[]): UserPoolClient {
    return this.pool.addClient(`Machine-${name}`, {
      generateSecret: true,
      authFlows: {},
      oAuth: { flows: { clientCredentials: true }, scopes: scopes.map((scope) => this.scope(scope)) },
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
    });
  }

  private scope(name: 'read' | 'correct'): OAuthScope {
    return OAuthScope.resourceServer(this.#server, this.#scopes[name]);
  }
}
