// node growthbook.mjs HOST CLIENT_KEY EXPERIMENT < IDS: evaluates as a browser does, and prints a line with the variant for each
// id; ID<tab>VARIANT is a visitor whose sticky document says that.
import { createInterface } from 'node:readline';
import { GrowthBook, GrowthBookClient, StickyBucketService } from '@growthbook/growthbook';

const [apiHost, clientKey, experiment] = process.argv.slice(2);

/** The adaptor: what the server says that somebody keeps, in the SDK's own form. */
class Kept extends StickyBucketService {
  constructor(kept) {
    super();
    this.kept = kept;
  }
  async getAssignments(attributeName, attributeValue) {
    const variant = this.kept.get(attributeValue);
    return variant === undefined
      ? null
      : { attributeName, attributeValue, assignments: { [`${experiment}__0`]: variant } };
  }
  async saveAssignments() {}
}

const kept = new Map();
const ids = [];
for await (const line of createInterface({ input: process.stdin })) {
  const [id, variant] = line.split('\t');
  ids.push(id);
  if (variant) kept.set(id, variant);
}

const sticky = new Kept(kept);
const client = new GrowthBookClient({ apiHost, clientKey });
const loaded = await client.init({ timeout: 10_000 });
if (!loaded.success) throw new Error(String(loaded.error));
for (const id of ids) {
  const attributes = { anonymous_id: id };
  const context = { attributes };
  if (kept.has(id)) {
    const document = await sticky.getAssignments('anonymous_id', id);
    context.stickyBucketAssignmentDocs = { [`anonymous_id||${id}`]: document };
    context.saveStickyBucketAssignmentDoc = async () => {};
  }
  const result = client.evalFeature(experiment, context);
  const inExperiment = result.experimentResult?.inExperiment;
  process.stdout.write(`${inExperiment ? result.experimentResult.key : '-'}\n`);
}

if (ids.length > 0) {
  // The same through a browser's instance, with the sticky service as it is configured there.
  const gb = new GrowthBook({ apiHost, clientKey, attributes: { anonymous_id: ids[0] }, stickyBucketService: sticky });
  await gb.init({ timeout: 10_000 });
  await gb.setAttributes({ anonymous_id: ids[0] });
  await gb.refreshStickyBuckets();
  const result = gb.evalFeature(experiment);
  process.stdout.write(`browser ${result.experimentResult?.inExperiment ? result.experimentResult.key : '-'}\n`);
  gb.destroy();
}
process.exit(0);
