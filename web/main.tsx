import './styles/base.css';
import './styles/parts.css';
import './styles/views.css';
import './styles/article.css';
import './styles/more.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { startDropping } from './desk/uploads.ts';
import { keepFocus } from './navigation/kept-focus.ts';
import { startNavigation } from './navigation/location.ts';

startNavigation();
keepFocus();
startDropping();
// A task of its own: together with the evaluation of the scripts it would take more than 50 ms.
setTimeout(() => render(<App />, document.getElementById('page') as HTMLElement));
