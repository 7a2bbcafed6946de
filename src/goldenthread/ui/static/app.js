// Starts the design system's components. Every page works without this.
import { initAll } from './built/govuk-frontend.min.js'

initAll()
document.addEventListener('htmx:afterSwap', (event) => initAll({ scope: event.target }))
