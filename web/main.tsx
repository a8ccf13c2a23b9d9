import './styles/base.css';
import './styles/parts.css';
import './styles/views.css';
import './styles/article.css';
import './styles/more.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { startNavigation } from './navigation/location.ts';

startNavigation();
render(<App />, document.getElementById('page') as HTMLElement);
