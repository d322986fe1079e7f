import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, parseAllDocuments } from 'yaml'
import { readFileSync } from 'node:fs'

const here = dirname(fileURLToPath(import.meta.url))
export const kubernetes = dirname(here)
export const root = join(kubernetes, '../..')
export const services = ['tracking', 'analytics', 'accounts', 'experiments']

const [renderer, ...options] = (process.env.RENDER ?? 'kubectl kustomize').split(' ')

/** The objects of one kustomization, as they would reach a cluster. */
function render(directory) {
  const text = execFileSync(renderer, [...options, directory], { encoding: 'utf8' })
  return parseAllDocuments(text).map(document => document.toJS())
}

const below = directory =>
  readdirSync(directory, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(directory, entry.name, 'kustomization.yaml')))
    .map(entry => join(directory, entry.name))

/** Everything that somebody may apply: name -> objects. */
export const kustomizations = new Map(
  [
    join(kubernetes, 'base'),
    ...below(join(kubernetes, 'base')),
    ...below(join(kubernetes, 'overlays')),
    ...below(here),
  ].map(directory => [relative(kubernetes, directory), render(directory)]),
)

export const yaml = path => parse(readFileSync(join(root, path), 'utf8'))

/** The value of a key in a Java properties file of the project. */
export function property(path, key) {
  const line = readFileSync(join(root, path), 'utf8').split('\n').find(one => one.startsWith(key + '='))
  if (!line) throw new Error(`${path} has no ${key}`)
  return line.slice(key.length + 1)
}
