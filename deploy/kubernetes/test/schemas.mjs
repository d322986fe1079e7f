import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const here = dirname(fileURLToPath(import.meta.url))

function moduleOf({ apiVersion, kind }) {
  const models = apiVersion.startsWith('gateway.') ? '@kubernetes-models/gateway-api' : 'kubernetes-models'
  return `${models}/${apiVersion}/${kind}`
}

/** Fails with what is wrong: formats, ranges, enumerations, what must be there. */
export async function validate(object) {
  const { [object.kind]: Model } = await import(moduleOf(object))
  new Model(object).validate()
}

/** What the schemas do not refuse: fields that Kubernetes does not have, misspelt ones for instance. */
export function unknownFields(kustomizations) {
  const lines = []
  for (const [name, objects] of kustomizations) {
    for (const object of objects) {
      lines.push(`// ${name}: ${object.kind} ${object.metadata.name}`)
      lines.push(`export const o${lines.length}: import("${moduleOf(object)}").I${object.kind} = ${JSON.stringify(object)}`)
    }
  }
  const file = join(here, 'target/rendered.ts')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, lines.join('\n'))
  const program = ts.createProgram([file], {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  })
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const where = file ? lines[file.getLineAndCharacterOfPosition(start).line - 1] : ''
    return `${where.slice(3)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}
