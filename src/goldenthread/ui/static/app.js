// Starts the design system's components. Every page works without this.
// The semicolon after the import matters: the static files' naming follows imports that have one.
import { initAll } from './built/govuk-frontend.min.js';

initAll();
document.addEventListener('htmx:afterSwap', (event) => initAll({ scope: event.target }));
