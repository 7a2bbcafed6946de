// Builds the style sheet and gathers the scripts that pages load, into the package's static folder.
// Third-party files are taken from node_modules as they are; nothing of theirs is committed.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const built = join(root, 'src/goldenthread/ui/static/built')
const modules = join(root, 'node_modules')

rmSync(built, { recursive: true, force: true })
mkdirSync(built, { recursive: true })

const { css } = compile(join(root, 'src/goldenthread/ui/assets/app.scss'), {
  loadPaths: [modules],
  style: 'compressed',
  quietDeps: true
})
writeFileSync(join(built, 'app.css'), css)
copyFileSync(
  join(modules, 'govuk-frontend/dist/govuk/govuk-frontend.min.js'),
  join(built, 'govuk-frontend.min.js')
)
copyFileSync(join(modules, 'htmx.org/dist/htmx.min.js'), join(built, 'htmx.min.js'))
