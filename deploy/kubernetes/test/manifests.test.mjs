import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { kubernetes, kustomizations, property, root, services, yaml } from './rendered.mjs'
import { unknownFields, validate } from './schemas.mjs'

const readme = readFileSync(join(kubernetes, 'README.md'), 'utf8')
const of = (objects, kind) => objects.filter(object => object.kind === kind)
const podOf = workload => workload.spec.template.spec
const selects = (selector, labels) => Object.entries(selector).every(([key, value]) => labels[key] === value)

test('every field is one that Kubernetes has', () => {
  assert.deepEqual(unknownFields(kustomizations), [])
})

for (const [name, objects] of kustomizations) {
  describe(`${name} (${objects.length} objects)`, () => {
    for (const object of objects) {
      test(`${object.kind} ${object.metadata.name} meets its schema`, () => validate(object))
    }
    test('no object is there twice', () => {
      const names = objects.map(object => `${object.kind} ${object.metadata.name}`)
      assert.equal(new Set(names).size, names.length)
    })
    test('secrets are named and never written down', () => withoutSecrets(objects))
    test('every ConfigMap that is used is there', () => configMapsThere(objects))
    for (const workload of [...of(objects, 'Deployment'), ...of(objects, 'Job')]) {
      test(`${workload.kind} ${workload.metadata.name} has the least of rights`, () => leastRights(workload))
    }
    for (const deployment of of(objects, 'Deployment')) {
      test(`${deployment.metadata.name} can be operated`, () => operable(deployment, objects))
    }
    for (const route of of(objects, 'HTTPRoute')) {
      test(`HTTPRoute ${route.metadata.name} leads to services that are there`, () => routed(route, objects))
    }
  })
}

function withoutSecrets(objects) {
  assert.deepEqual(of(objects, 'Secret'), [])
  for (const { data } of of(objects, 'ConfigMap')) {
    for (const key of Object.keys(data)) assert.doesNotMatch(key, /PASSWORD|SECRET|TOKEN/)
  }
  for (const workload of [...of(objects, 'Deployment'), ...of(objects, 'Job')]) {
    for (const { name, value, valueFrom } of podOf(workload).containers.flatMap(one => one.env ?? [])) {
      if (/PASSWORD|SECRET|TOKEN/.test(name)) {
        assert.equal(value, undefined, `${name} has a value`)
        const { name: secret, key } = valueFrom.secretKeyRef
        assert.ok(readme.includes(secret.replace(/^(.*)-service-/, '$service-service-')), `README.md: ${secret}`)
        assert.ok(readme.includes(key), `README.md: ${key} of ${secret}`)
      }
    }
  }
}

function configMapsThere(objects) {
  const there = of(objects, 'ConfigMap').map(object => object.metadata.name)
  for (const workload of [...of(objects, 'Deployment'), ...of(objects, 'Job')]) {
    const { containers, volumes = [] } = podOf(workload)
    const used = [
      ...containers.flatMap(one => one.envFrom ?? []).map(source => source.configMapRef?.name),
      ...volumes.map(volume => volume.configMap?.name),
    ].filter(name => name)
    for (const name of used) assert.ok(there.includes(name), name)
  }
  for (const { data } of of(objects, 'ConfigMap')) {
    for (const key of Object.keys(data)) assert.ok(readme.includes(key), `README.md does not mention ${key}`)
  }
}

function leastRights(workload) {
  const pod = podOf(workload)
  assert.equal(pod.automountServiceAccountToken, false)
  assert.equal(pod.enableServiceLinks, false)
  assert.equal(pod.securityContext.runAsNonRoot, true)
  assert.equal(pod.securityContext.seccompProfile.type, 'RuntimeDefault')
  for (const { image, resources, securityContext } of pod.containers) {
    assert.equal(securityContext.allowPrivilegeEscalation, false)
    assert.equal(securityContext.readOnlyRootFilesystem, true)
    assert.deepEqual(securityContext.capabilities, { drop: ['ALL'] })
    assert.ok(resources.requests.cpu && resources.requests.memory && resources.limits.memory)
    assert.match(image, /:(?!latest$)[\w.-]+$/)
  }
}

function operable(deployment, objects) {
  const { name } = deployment.metadata
  const pod = podOf(deployment)
  const { labels } = deployment.spec.template.metadata
  const [container] = pod.containers
  const ports = Object.fromEntries(container.ports.map(port => [port.name, port.containerPort]))
  const configured = key => Number(property(`${name}/src/main/resources/application.properties`, key))

  assert.ok(deployment.spec.replicas >= 2)
  assert.deepEqual(ports, { http: configured('quarkus.http.port'), management: configured('quarkus.management.port') })
  for (const [probe, path] of Object.entries({ startup: 'started', liveness: 'live', readiness: 'ready' })) {
    assert.deepEqual(container[probe + 'Probe'].httpGet, { path: `/q/health/${path}`, port: 'management' })
  }

  const defaults = 'accounts-service/client/src/main/resources/META-INF/microprofile-config.properties'
  const finishing = parseInt(property(defaults, 'quarkus.shutdown.timeout'))
  const waiting = container.lifecycle.preStop.sleep.seconds
  assert.ok(pod.terminationGracePeriodSeconds > waiting + finishing, 'requests in flight are cut off')

  const budgets = of(objects, 'PodDisruptionBudget').filter(one => selects(one.spec.selector.matchLabels, labels))
  assert.equal(budgets.length, 1)
  const addresses = of(objects, 'Service').filter(one => selects(one.spec.selector, labels))
  assert.deepEqual(addresses.map(one => one.metadata.name), [name])
  for (const { labelSelector, whenUnsatisfiable } of pod.topologySpreadConstraints) {
    assert.equal(whenUnsatisfiable, 'ScheduleAnyway')
    assert.ok(selects(labelSelector.matchLabels, labels))
  }
}

function routed(route, objects) {
  assert.deepEqual(route.spec, yaml('deploy/kubernetes/base/gateway/httproute.yaml').spec)
  const gateways = of(objects, 'Gateway').map(gateway => gateway.metadata.name)
  for (const parent of route.spec.parentRefs) assert.ok(gateways.includes(parent.name))
  const all = kustomizations.get('base')
  for (const { name, port } of route.spec.rules.flatMap(rule => rule.backendRefs)) {
    const service = of(all, 'Service').find(one => one.metadata.name === name)
    const target = service?.spec.ports.find(one => one.port === port)?.targetPort
    assert.ok(target, `no Service ${name} has the port ${port}`)
    const deployment = of(all, 'Deployment').find(one => selects(service.spec.selector, one.spec.template.metadata.labels))
    const open = podOf(deployment).containers.flatMap(one => one.ports)
    assert.equal(open.find(one => one.name === target)?.containerPort, port)
  }
}

test('the bootstrap Job gives every password that bootstrap.sql asks for', () => {
  const [job] = of(kustomizations.get('base/database'), 'Job')
  const { env } = podOf(job).containers[0]
  const given = env.find(one => one.name === 'PGOPTIONS').value
  for (const role of services.flatMap(service => [`${service}_owner`, `${service}_service`])) {
    const variable = `${role.toUpperCase()}_PASSWORD`
    assert.ok(` ${given} `.includes(` -c synth.${role}_password=$(${variable}) `), role)
    assert.ok(env.findIndex(one => one.name === variable) < env.length - 1, `${variable} comes before it is used`)
  }
})

test('the Dockerfiles of the services differ in nothing but the name', () => {
  for (const file of ['src/main/docker/Dockerfile.native', 'src/main/docker/Dockerfile.jvm', '.dockerignore']) {
    const texts = services.map(service =>
      readFileSync(join(root, `${service}-service`, file), 'utf8').replaceAll(`${service}-service`, 'SERVICE'),
    )
    assert.equal(new Set(texts).size, 1, file)
    if (file.includes('Dockerfile')) assert.match(texts[0], /^USER [1-9]\d+$/m)
  }
})
