// What alert rules and the README name is measured by some service, and every alert has a test.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const folder = new URL('../', import.meta.url);
const services = ['tracking', 'analytics', 'accounts', 'experiments'];
const rules = readdirSync(folder).filter((name) => name.endsWith('-alerts.yaml'));

/** Of Quarkus and Vert.x; the label `job`, and what is recorded by a rule, are no metrics. */
const OTHERS = /^(sql_pool_(ratio|queue_size)|http_server_requests_seconds)$/;

const read = (name) => readFileSync(new URL(name, folder), 'utf8');

const sources = services
  .flatMap((service) => {
    const main = new URL(`../../../${service}-service/src/main/java/`, import.meta.url);
    return readdirSync(main, { recursive: true })
      .filter((name) => name.endsWith('.java'))
      .map((name) => readFileSync(new URL(name, main), 'utf8'));
  })
  .join('\n');

/** As the code names it: with points, and without what Prometheus adds for the unit and the kind. */
function isMeasured(metric) {
  const endings = /_(total|count|sum|max|bucket|seconds)$/;
  for (let name = metric; ; name = name.replace(endings, '')) {
    if (sources.includes(`"${name.replaceAll('_', '.')}"`)) {
      return true;
    }
    if (!endings.test(name)) {
      return OTHERS.test(metric);
    }
  }
}

const metricsIn = (text) => new Set(text.match(/\b(?:tracking|synth|analytics|sql|http)_[a-z_]+\b/g) ?? []);

for (const name of [...rules, 'README.md']) {
  test(`${name} speaks of what is measured`, () => {
    assert.deepEqual([...metricsIn(read(name))].filter((metric) => !isMeasured(metric)), []);
  });
}

test('all that services measure is in the README', () => {
  const text = read('README.md').replaceAll('_', '.');
  const measured = [...sources.matchAll(/(?:builder|counter|timer|gauge|summary)\(\s*"((?:synth|tracking|analytics)\.[a-z.]+)"/gi)];
  assert.ok(measured.length > 20);
  assert.deepEqual(measured.map(([, name]) => name).filter((name) => !text.includes('`' + name)), []);
});

test('every alert has a test', () => {
  for (const name of rules) {
    const tests = read(`test/${name.replace('.yaml', '.test.yaml')}`);
    for (const [, alert] of read(name).matchAll(/- alert: (\w+)/g)) {
      assert.match(tests, new RegExp(`alertname: ${alert}\\n\\s+exp_alerts:\\n`), alert);
    }
  }
});
