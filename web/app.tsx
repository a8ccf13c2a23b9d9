import { Component, type ComponentChildren, type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Place, usePlace } from './navigation/location.ts';
import { type Route, routeOf } from './navigation/route.ts';
import { Notices } from './parts/notices.tsx';
import { Skip } from './parts/skip.tsx';
import { Failed, Loading, NoSuchPage } from './parts/states.tsx';
import { SearchView } from './views/search.tsx';

/** The properties of a view. */
export interface ViewProps {
  id: string;
  place: Place;
}

/** All views but the first are loaded on demand. */
const VIEWS: Record<Exclude<Route['view'], 'search'>, () => Promise<ComponentType<ViewProps>>> = {
  article: async () => (await import('./views/article.tsx')).ArticleView,
  quote: async () => (await import('./views/quote.tsx')).QuoteView,
  speaker: async () => (await import('./views/speaker.tsx')).SpeakerView,
  utterances: async () => (await import('./views/utterances.tsx')).UtterancesView,
  desk: async () => (await import('./views/desk.tsx')).DeskView,
};

const loaded = new Map<Route['view'], ComponentType<ViewProps>>();

function Later({ view, ...props }: ViewProps & { view: keyof typeof VIEWS }) {
  const [error, setError] = useState<unknown>();
  const [, setCount] = useState(0);
  const View = loaded.get(view);
  useEffect(() => {
    setError(undefined);
    if (loaded.has(view)) return;
    VIEWS[view]().then((found) => {
      loaded.set(view, found);
      setCount(loaded.size);
    }, setError);
  }, [view]);
  if (View) return <View {...props} />;
  if (error !== undefined) return <Failed error={error} retry={() => window.location.reload()} />;
  return <Loading />;
}

/** Shows an error if the page itself fails, instead of nothing. */
class Guard extends Component<{ children: ComponentChildren; at: string }, { error?: unknown; at?: string }> {
  static override getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override componentDidUpdate({ at }: { at: string }) {
    if (at !== this.props.at && this.state.error !== undefined) this.setState({ error: undefined });
  }
  override render() {
    const { error } = this.state;
    return error === undefined ? this.props.children : <Failed error={error} />;
  }
}

const LINKS = [
  { href: '/', words: 'Search', views: ['search'] },
  { href: '/view/utterances', words: 'Repeated', views: ['utterances'] },
  { href: '/view/desk', words: 'Desk', views: ['desk'] },
] as const;

function Masthead({ view }: { view: Route['view'] | undefined }) {
  return (
    <header class="masthead">
      <Skip to="main" words="Skip to the content" />
      <a class="brand" href="/">
        <span aria-hidden="true">“</span>Whosaid
      </a>
      <nav aria-label="Views">
        {LINKS.map(({ href, words, views }) => (
          <a
            key={href}
            href={href}
            {...((views as readonly unknown[]).includes(view) && { 'aria-current': 'page' as const })}
          >
            {words}
          </a>
        ))}
      </nav>
    </header>
  );
}

/** The page: its header, and the view of the current URL. */
export function App() {
  const place = usePlace();
  const route = routeOf(place.path);
  useEffect(() => {
    // Keyboards and screen readers start at the new view. On going back, the focus stays where it was.
    if (!place.isReturn && place.path !== '/')
      document.getElementById('main')?.focus({ preventScroll: true });
  }, [place.path, place.isReturn]);
  return (
    <>
      <Masthead view={route?.view} />
      <main id="main" tabIndex={-1}>
        <Guard at={place.path + place.search}>
          {route === undefined ? (
            <NoSuchPage />
          ) : route.view === 'search' ? (
            <SearchView id="" place={place} />
          ) : (
            <Later view={route.view} id={'id' in route ? route.id : ''} place={place} />
          )}
        </Guard>
      </main>
      <Notices />
    </>
  );
}
