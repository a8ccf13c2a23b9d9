import { foot, type Layout, menu, page } from './layout.ts';

const wall = (name: string, reason: string, html: string): Layout => ({ name, html, wall: reason });

/** Pages that show something else where their article should be. */
export const walls: Layout[] = [
  wall(
    'a consent page of its own',
    'consent-wall',
    page(
      'Before you continue',
      '',
      '<div class="message-component"><h1>We value your privacy</h1><p>We and our 733 partners store and/or access information on a device, such as unique identifiers in cookies, to process personal data. You may accept or manage your choices, including your right to object where legitimate interest is used.</p><p>We use precise data for personalised ads, ad measurement and audience insights. You can withdraw your consent at any time in our privacy policy.</p><button>Accept all</button><button>Reject all</button></div>',
    ),
  ),
  wall(
    'a consent page in French',
    'consent-wall',
    page(
      'Bienvenue',
      '',
      '<main><h1>Vos données, vos choix</h1><p>Avec votre consentement, nos partenaires et nous utilisons des cookies pour traiter vos données personnelles et afficher des publicités. Vous pouvez tout accepter, tout refuser ou paramétrer vos choix dans notre politique de confidentialité.</p></main>',
      'fr',
    ),
  ),
  wall(
    'a subscription page',
    'paywall',
    page(
      'The crane that would not move | Kelp Courier',
      '',
      `${menu}<article><h1>The crane that would not move</h1><div class="paywall-container"><h2>Subscribe to continue reading</h2><p>Unlimited access for two crowns a month. Cancel anytime. Already a member? Log in.</p></div></article>${foot}`,
    ),
  ),
  wall(
    'a login page',
    'login-page',
    page(
      'Sign in | Kelp Courier',
      '',
      '<form action="/login"><h1>Sign in</h1><p>Use the address that you subscribed with.</p><label>Email<input type="email"></label><label>Password<input type="password"></label><a href="/forgot">Forgot it?</a></form>',
    ),
  ),
  wall(
    'a page that was not found',
    'error-page',
    page(
      '404 - Page not found',
      '',
      `${menu}<main><h1>Page not found</h1><p>The page you are looking for doesn’t exist any more, or it never did.</p></main>${foot}`,
    ),
  ),
  wall(
    'a gateway’s check for robots',
    'error-page',
    page(
      'Just a moment...',
      '',
      '<div class="main-wrapper"><h1>kelp.example</h1><p>Verifying you are human. This may take a few seconds. Enable JavaScript and cookies to continue.</p><p>Ray ID: 7a1c</p></div>',
    ),
  ),
  wall(
    'a server that refuses',
    'error-page',
    page(
      'Access Denied',
      '',
      '<h1>Access Denied</h1><p>You don’t have permission to access this page on this server.</p><p>Reference #18.7f1</p>',
    ),
  ),
  wall(
    'an application without its state',
    'no-text',
    page('Kelp Courier', '', '<div id="root"></div><noscript>You need to enable JavaScript.</noscript>'),
  ),
];
